package dev.amana.moderation.phrase;

import java.util.BitSet;

/** What the automaton knows of the spellings of one token. The same in every text; never changed once it is made. */
final class Spelling {
    private final BitSet classes;
    private final int[] begun;

    /**
     * @param classes to which it belongs
     * @param begun states that it leads to where a pattern begins
     */
    Spelling(BitSet classes, int[] begun) {
        this.classes = classes;
        this.begun = begun;
    }

    BitSet classes() {
        return classes;
    }

    int[] begun() {
        return begun;
    }
}
