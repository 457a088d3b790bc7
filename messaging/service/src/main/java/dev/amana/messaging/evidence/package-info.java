/**
 * The evidence of claims. When one is opened, and with every message after that, the originals of its conversation and
 * what was delivered of them are sealed once more, under the claim's own key, and take their place in its hash chain. So
 * the correspondence can be erased with its authors' keys while the evidence stays until its own end.
 */
@NullMarked
package dev.amana.messaging.evidence;

import org.jspecify.annotations.NullMarked;
