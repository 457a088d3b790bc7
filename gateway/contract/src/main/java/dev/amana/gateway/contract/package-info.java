/**
 * The marketplace's own facts, as they enter at the gateway or as a marketplace writes them to the topic itself: parties,
 * orders and what became of them.
 */
@NullMarked
package dev.amana.gateway.contract;

import org.jspecify.annotations.NullMarked;
