/** What payments drops when a party is forgotten. Its books stay, as the law demands, and name nobody but by an id. */
@NullMarked
package dev.amana.payments.erasure;

import org.jspecify.annotations.NullMarked;
