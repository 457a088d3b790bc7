/**
 * Files that staff sent, handed to whoever keeps evidence of what staff do: under the key of that evidence, so that they stay
 * when the correspondence is erased.
 */
@NullMarked
package dev.amana.messaging.stafffile;

import org.jspecify.annotations.NullMarked;
