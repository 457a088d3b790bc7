/**
 * What messaging makes known: conversations opened, messages received, handed over and failed.
 */
@NullMarked
package dev.amana.messaging.contract;

import org.jspecify.annotations.NullMarked;
