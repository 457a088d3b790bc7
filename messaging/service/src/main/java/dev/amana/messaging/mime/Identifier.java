package dev.amana.messaging.mime;

import java.util.ArrayList;
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

    /**
     * @param before the last character of the local part, lower case, which stands before a spelled-out "at"
     * @param after with what the domain may begin, in small letters; empty where that may be anything
     * @param firsts with which characters the whole may begin, folded; empty where that may be any
     */
    record Address(Pattern pattern, char before, String after, String firsts) implements Identifier {
        /** Longer than any address with the longest tag and gaps that its pattern allows. */
        private static final int REACH = 1_000;

        /** Of what may stand between the sign and the domain, that which is common; all else is left to the pattern. */
        private static final String BEFORE_DOMAIN = " \t\r\n>|\u00A0";

        /** With more signs than this, one search of the rest costs less. */
        private static final int MOST_LOOKS = 16;

        /** Of ASCII: with these, what may be an at sign begins. */
        private static final boolean[] MAY_BE_SIGN = new boolean[0x80];

        static {
            "@=\\%&aA".chars().forEach(c -> MAY_BE_SIGN[c] = true);
        }

        @Override
        public boolean mayStandIn(String text) {
            int at = sign(text, 0);
            if (at < 0) {
                return false;
            }
            Matcher matcher = pattern.matcher(text).useTransparentBounds(true);
            int searchedTo = 0;
            int looks = 0;
            for (; at >= 0; at = sign(text, at + 1)) {
                if (++looks > MOST_LOOKS) {
                    return beginsFrom(searchedTo, text, matcher);
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

        /** A search of the pattern's own tries it at each character, which takes longer. */
        private boolean beginsFrom(int from, String text, Matcher matcher) {
            if (firsts.isEmpty()) {
                return matcher.region(from, text.length()).find();
            }
            for (int i = from; i < text.length(); i++) {
                if (firsts.indexOf(SureWords.folded(text.charAt(i))) >= 0
                        && matcher.region(i, text.length()).lookingAt()) {
                    return true;
                }
            }
            return false;
        }

        /** The next thing that may be an at sign, however it is written. */
        private int sign(String text, int from) {
            for (int i = from; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c < MAY_BE_SIGN.length ? !MAY_BE_SIGN[c] : c != '\uFF20') {
                    continue;
                }
                boolean found = switch (c) {
                    case '@', '\uFF20' -> mayBegin(text, i + 1);
                    case '=' -> text.startsWith("40", i + 1);
                    case '\\' -> text.startsWith("u0040", i + 1);
                    case '%' -> text.startsWith("40", i + 1) || text.startsWith("25", i + 1);
                    case '&' -> text.startsWith("#", i + 1) || text.regionMatches(true, i + 1, "commat", 0, 6);
                    case 'a', 'A' -> spelledOut(text, i);
                    default -> false;
                };
                if (found) {
                    return i;
                }
            }
            return -1;
        }

        /** {@code name (at) domain} and {@code name at domain}, the name ending as this one's does. */
        private boolean spelledOut(String text, int at) {
            boolean word = at > 1
                    && at + 2 < text.length()
                    && (text.charAt(at + 1) | 0x20) == 't'
                    && !Character.isLetterOrDigit(text.charAt(at - 1))
                    && !Character.isLetterOrDigit(text.charAt(at + 2));
            int last = at - 1;
            while (word && last > 0 && !Character.isLetterOrDigit(text.charAt(last))) {
                last--;
            }
            return word
                    && mayBegin(text, at + 2)
                    && (!Character.isLetterOrDigit(before)
                            || Character.toLowerCase(text.charAt(last)) == before
                            || isDecorated(text, at));
        }

        /** Whether the name may end otherwise: with a tag, a comment, or a letter that is written as a number. */
        private static boolean isDecorated(String text, int at) {
            for (int i = Math.max(0, at - REACH); i < at; i++) {
                if ("+%=&\\)".indexOf(text.charAt(i)) >= 0 || text.charAt(i) >= 0x80) {
                    return true;
                }
            }
            return false;
        }

        /** Whether the domain may: behind blanks, wraps and marks. A letter or digit there that is another one is not it. */
        private boolean mayBegin(String text, int from) {
            int at = from;
            while (at < text.length() && BEFORE_DOMAIN.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (after.isEmpty() || at == text.length()) {
                return true;
            }
            char c = text.charAt(at);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            return !plain || after.indexOf(c >= 'A' && c <= 'Z' ? c | 0x20 : c) >= 0;
        }
    }

    /**
     * @param words of which one stands in every spelling; null where no letters are sure to
     * @param firsts with which characters it may begin, in any case; null where that may be any
     */
    record Name(
            Pattern pattern,
            @Nullable List<String> words,
            @Nullable String firsts) implements Identifier {
        @Override
        public boolean standsIn(String text) {
            return mayStandIn(text) && !matches(text, 1).isEmpty();
        }

        @Override
        public List<MatchResult> matchesIn(String text) {
            return mayStandIn(text) ? matches(text, Integer.MAX_VALUE) : List.of();
        }

        /** The pattern is tried where a name may begin, and not at each letter of a text that has one of its words. */
        private List<MatchResult> matches(String text, int most) {
            Matcher matcher = pattern.matcher(text);
            if (firsts == null) {
                return matcher.results().limit(most).toList();
            }
            matcher.useTransparentBounds(true).useAnchoringBounds(false);
            List<MatchResult> found = new ArrayList<>();
            for (int i = 0; i < text.length() && found.size() < most; i++) {
                if (firsts.indexOf(SureWords.folded(text.charAt(i))) >= 0
                        && matcher.region(i, text.length()).lookingAt()) {
                    found.add(matcher.toMatchResult());
                    i = matcher.end() - 1;
                }
            }
            return found;
        }

        @Override
        public boolean mayStandIn(String text) {
            if (words == null) {
                return true;
            }
            for (String word : words) {
                if (contains(text, word)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean contains(String text, String word) {
            char first = SureWords.folded(word.charAt(0));
            char second = SureWords.folded(word.charAt(word.length() > 1 ? 1 : 0));
            int next = word.length() > 1 && second < 0x80 ? 1 : 0;
            second = next == 1 ? second : first;
            int last = text.length() - word.length();
            for (int i = 0; i <= last; i++) {
                if (SureWords.folded(text.charAt(i)) == first
                        && SureWords.folded(text.charAt(i + next)) == second
                        && text.regionMatches(true, i, word, 0, word.length())) {
                    return true;
                }
            }
            return false;
        }
    }

    /** @param domain with the sign before it */
    record Alias(Pattern pattern, String domain) implements Identifier {
        @Override
        public boolean mayStandIn(String text) {
            for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
                if (text.regionMatches(true, at, domain, 0, domain.length())) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Words that moderation wants taken out. */
    record Words(Pattern pattern) implements Identifier {
        @Override
        public boolean mayStandIn(String text) {
            return true;
        }
    }

    /** @param telling the last digits, which stand one after the other wherever it is written */
    record Phone(Pattern pattern, String telling) implements Identifier {
        @Override
        public boolean mayStandIn(String text) {
            StringBuilder digits = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                if (Character.isDigit(text.charAt(i))) {
                    digits.append((char) ('0' + Character.digit(text.charAt(i), 10)));
                }
            }
            if (digits.length() < telling.length()) {
                return false;
            }
            // Blanks that are written with digits stand between those of the number.
            return digits.indexOf(telling) >= 0 || text.contains("%20") || text.contains("&#160;");
        }
    }
}
