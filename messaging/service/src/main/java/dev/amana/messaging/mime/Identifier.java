package dev.amana.messaging.mime;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that tells who a person is, as a pattern with a cheap test before it: most texts contain nothing of the kind,
 * and every mail is searched several times.
 */
sealed interface Identifier {
    Pattern pattern();

    /** False only when the pattern cannot match. */
    boolean mayStandIn(String text);

    default boolean standsIn(String text) {
        return mayStandIn(text) && pattern().matcher(text).find();
    }

    default List<MatchResult> matchesIn(String text) {
        return mayStandIn(text) ? pattern().matcher(text).results().toList() : List.of();
    }

    /** Null when it does not stand there. */
    default @Nullable String replacedIn(String text, String with) {
        if (!mayStandIn(text)) {
            return null;
        }
        Matcher matcher = pattern().matcher(text);
        return matcher.find() ? matcher.replaceAll(Matcher.quoteReplacement(with)) : null;
    }

    record Address(Pattern pattern) implements Identifier {
        /** Longer than any address with all its gaps that a mail program would make. */
        private static final int REACH = 400;

        /** With more signs than this, one search of the rest costs less. */
        private static final int MOST_LOOKS = 16;

        @Override
        public boolean mayStandIn(String text) {
            Matcher matcher = pattern.matcher(text).useTransparentBounds(true);
            int searchedTo = 0;
            int looks = 0;
            for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
                if (++looks > MOST_LOOKS) {
                    return matcher.region(searchedTo, text.length()).find();
                }
                int from = Math.max(searchedTo, at - REACH);
                matcher.region(Math.min(from, at), Math.min(text.length(), at + REACH));
                if (matcher.find()) {
                    return true;
                }
                // What begins before this sign was searched; only what begins after it can belong to the next.
                searchedTo = at;
            }
            return false;
        }
    }

    /** @param word of the name, that stands in no name pattern's gaps; null when letter case is not simple */
    record Name(Pattern pattern, @Nullable String word) implements Identifier {
        @Override
        public boolean mayStandIn(String text) {
            return word == null || contains(text, word);
        }

        private static boolean contains(String text, String word) {
            char lower = Character.toLowerCase(word.charAt(0));
            char upper = Character.toUpperCase(word.charAt(0));
            int last = text.length() - word.length();
            for (int i = 0; i <= last; i++) {
                char c = text.charAt(i);
                if ((c == lower || c == upper) && text.regionMatches(true, i, word, 0, word.length())) {
                    return true;
                }
            }
            return false;
        }
    }

    /** @param fewestDigits that a text must have */
    record Phone(Pattern pattern, int fewestDigits) implements Identifier {
        @Override
        public boolean mayStandIn(String text) {
            int digits = 0;
            for (int i = 0; i < text.length() && digits < fewestDigits; i++) {
                digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
            }
            return digits >= fewestDigits;
        }
    }
}
