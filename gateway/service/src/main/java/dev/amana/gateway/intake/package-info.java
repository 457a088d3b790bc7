/**
 * The marketplace's own facts: its parties, its orders and what became of them. They enter here by HTTP, are stored
 * before the marketplace is answered, and go to {@code amana.marketplace.events} in order per party or order, at least
 * once. A fact that is told again is no new fact.
 */
@NullMarked
package dev.amana.gateway.intake;

import org.jspecify.annotations.NullMarked;
