package dev.amana.moderation.text;

import java.util.List;

/** The words that occur in the rules. */
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

    /** Where words of known words were cut, which depends on nothing but the known ones; see {@link RunTogether}. */
    WordCache<List<Integer>> cuts();
}
