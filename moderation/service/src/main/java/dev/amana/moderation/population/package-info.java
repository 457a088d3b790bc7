/**
 * Who there is: parties with their country, orders and conversations with their parties, as the marketplace and messaging
 * tell it. Identifiers, countries and times only. It answers how many a measure would reach, and whom a case is about.
 */
@NullMarked
package dev.amana.moderation.population;

import org.jspecify.annotations.NullMarked;
