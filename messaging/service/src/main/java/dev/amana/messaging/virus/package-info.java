/**
 * Asks a virus scanner about what came in, when one is set. A scanner that does not answer clears nothing: messages wait
 * for it.
 */
@NullMarked
package dev.amana.messaging.virus;

import org.jspecify.annotations.NullMarked;
