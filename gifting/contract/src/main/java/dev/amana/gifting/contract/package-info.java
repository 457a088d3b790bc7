/**
 * What gifting makes known: gifts placed and delivered, and the entitlement that the recipient holds.
 */
@NullMarked
package dev.amana.gifting.contract;

import org.jspecify.annotations.NullMarked;
