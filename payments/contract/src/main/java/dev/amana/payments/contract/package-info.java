/**
 * What payments makes known: codes issued, paid and expired.
 */
@NullMarked
package dev.amana.payments.contract;

import org.jspecify.annotations.NullMarked;
