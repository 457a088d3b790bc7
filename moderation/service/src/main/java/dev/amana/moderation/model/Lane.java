package dev.amana.moderation.model;

import java.util.List;

/**
 * Features of one kind, which are over equally many tokens.
 *
 * @param block features of one block share a length of 1, so that the many n-grams do not drown the few words
 * @param span over how many tokens a feature reaches
 */
record Lane(int block, int span) {
    static final int BLOCKS = 2;
    /** Which of {@link #WITHIN_WORDS} is that of letters. */
    static final int LETTERS = 0;
    /** Which is that of whole words. */
    static final int WORD = 1;

    /** Letters of a word, the word, two neighbours, and two with one between. */
    static final List<Lane> WITHIN_WORDS = List.of(new Lane(0, 1), new Lane(1, 1), new Lane(1, 2), new Lane(1, 3));

    /** One to four characters, for what is written without spaces. */
    static final List<Lane> ACROSS_CHARACTERS = List.of(new Lane(0, 1), new Lane(0, 2), new Lane(0, 3), new Lane(0, 4));
}
