/**
 * The words in which moderation speaks about a message: who sent it, what was found in which part, how grave that is,
 * and what shall become of the message. {@code Screener} puts rules, contact data and policy together to a verdict; it
 * is pure, and knows neither storage nor transport.
 */
@NullMarked
package dev.amana.moderation.verdict;

import org.jspecify.annotations.NullMarked;
