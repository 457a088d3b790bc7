/**
 * Phrase patterns and the automaton that finds thousands of them in one pass over a text's tokens. Its cost is linear in
 * the text whatever the patterns are, so that nobody can stall the screening with a crafted message.
 *
 * <p>A pattern is a sequence of words in any spelling; {@code (a|b c)} one of several; {@code [a]} perhaps; {@code kill*}
 * and {@code *kill} the beginning or end of a word; {@code <name>} a list from the rules' {@code words}; {@code _} any
 * word; {@code ~3} up to three words; {@code x{7}} seven times. In Japanese each character counts as a word.
 */
@NullMarked
package dev.amana.moderation.phrase;

import org.jspecify.annotations.NullMarked;
