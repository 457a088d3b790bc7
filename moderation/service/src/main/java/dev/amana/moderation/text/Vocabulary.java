package dev.amana.moderation.text;

import java.util.List;

/** The words that are looked for in texts, and what disguised ones may be meant as. */
public interface Vocabulary {
    boolean knows(String word);

    /** False only where no known word has this {@link String#hashCode}; see {@link WordHashes}. */
    boolean mayKnow(int hash);

    /** A known word of which some letters are hidden by {@code *}, or an empty string. */
    String completed(String masked);

    /** Words that this may have been meant as; see {@link NearWords}. */
    List<String> near(String word);

    /** Arabic words that this may be, in Latin letters; see {@link ChatArabic}. */
    List<String> transcribed(String latin, int fewestConsonants);

    /** What was found out about words of texts, which depends on nothing but the known ones. */
    WordMemory memory();

    /**
     * What it says of a word as it stands in a text.
     *
     * @param word whether it knows the ordinary spelling
     * @param any whether it knows any of its spellings
     * @param cuts where known words end that are run together in it; none for most words; see {@link RunTogether}
     */
    record Familiar(boolean word, boolean any, List<Integer> cuts) {}
}
