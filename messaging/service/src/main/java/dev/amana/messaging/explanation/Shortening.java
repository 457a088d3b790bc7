package dev.amana.messaging.explanation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leaves of each longer word its beginning and end: who wrote it knows it again. */
final class Shortening {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]{3,}");
    private static final int LONGEST = 80;

    private Shortening() {}

    static String of(String passage) {
        String line = passage.replaceAll("\\s+", " ").strip();
        String shown = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        return WORD.matcher(shown).replaceAll(word -> Matcher.quoteReplacement(shortened(word.group())));
    }

    private static String shortened(String word) {
        int points = word.codePointCount(0, word.length());
        int begin = word.offsetByCodePoints(0, points > 5 ? 2 : 1);
        return points > 5
                ? word.substring(0, begin) + "…" + word.substring(word.offsetByCodePoints(0, points - 1))
                : word.substring(0, begin) + "…";
    }
}
