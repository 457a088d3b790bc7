/**
 * Forgetting a party. The platform deletes the keys and tells every context; here is the door for it, and the answer to
 * what is gone, what is kept and why, and which contexts have dropped what they had derived.
 */
@NullMarked
package dev.amana.gateway.erasure;

import org.jspecify.annotations.NullMarked;
