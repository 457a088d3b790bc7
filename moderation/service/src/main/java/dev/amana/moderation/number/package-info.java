/**
 * Numbers of people that have check digits: cards, accounts, papers. {@link dev.amana.moderation.number.PersonalNumbers}
 * finds them as signals, {@link dev.amana.moderation.number.CheckDigits} does the sums.
 */
@NullMarked
package dev.amana.moderation.number;

import org.jspecify.annotations.NullMarked;
