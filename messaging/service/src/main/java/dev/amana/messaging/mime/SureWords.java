package dev.amana.messaging.mime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of which one stands in every text that a pattern of ours matches, found in the pattern itself: one pass over a line
 * tells that most lines need not be tried. In any case, as the patterns are.
 */
final class SureWords {
    private static final int ASCII = 128;

    /** Looked up for each character of each text that is searched. */
    private static final char[] FOLDED = allFolded();

    private final String[][] ascii = new String[ASCII][];
    private final Map<Character, String[]> other = new HashMap<>();
    private final boolean any;

    private SureWords(@Nullable List<String> words) {
        any = words == null;
        for (String word : words == null ? List.<String>of() : words) {
            char first = folded(word.charAt(0));
            String[] more = Stream.concat(Stream.of(beginningWith(first)), Stream.of(word))
                    .distinct()
                    .toArray(String[]::new);
            if (first < ASCII) {
                ascii[first] = more;
            } else {
                other.put(first, more);
            }
        }
    }

    /** @param expression with what the lists of quote marks use: no back reference, no flag, no quoted part */
    static SureWords of(String expression) {
        return new SureWords(new Reading(expression).alternatives());
    }

    /** False only when the pattern cannot match. */
    boolean mayStandIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            for (String word : beginningWith(folded(text.charAt(i)))) {
                if (text.regionMatches(true, i, word, 0, word.length())) {
                    return true;
                }
            }
        }
        return any;
    }

    private String[] beginningWith(char first) {
        String[] words = first < ASCII ? ascii[first] : other.get(first);
        return words == null ? NONE : words;
    }

    private static final String[] NONE = {};

    /** As the patterns compare characters. */
    static char folded(char c) {
        return FOLDED[c];
    }

    private static char[] allFolded() {
        char[] all = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < all.length; c++) {
            all[c] = Character.toLowerCase(c < ASCII ? (char) c : Character.toUpperCase((char) c));
        }
        return all;
    }

    /** A regular expression, read from left to right. Null stands for: nothing is sure. */
    private static final class Reading {
        private final String expression;
        private int at;

        Reading(String expression) {
            this.expression = expression;
        }

        @Nullable
        List<String> alternatives() {
            List<@Nullable List<String>> each = new ArrayList<>();
            each.add(sequence());
            while (is('|')) {
                at++;
                each.add(sequence());
            }
            return each.stream().anyMatch(Objects::isNull)
                    ? null
                    : each.stream()
                            .filter(Objects::nonNull)
                            .flatMap(List::stream)
                            .toList();
        }

        private @Nullable List<String> sequence() {
            List<String> best = null;
            StringBuilder run = new StringBuilder();
            while (at < expression.length() && !is('|') && !is(')')) {
                char c = expression.charAt(at++);
                boolean literal = ".[(\\^$".indexOf(c) < 0 || (c == '\\' && !Character.isLetter(expression.charAt(at)));
                List<String> group = literal ? null : skipped(c);
                c = literal && c == '\\' ? expression.charAt(at++) : c;
                int start = at;
                boolean optional = quantified();
                if (literal && !optional) {
                    run.append(c);
                }
                if (!literal || at > start) {
                    best = better(best, run.isEmpty() ? null : List.of(run.toString()));
                    run.setLength(0);
                    best = better(best, optional ? null : group);
                }
            }
            return better(best, run.isEmpty() ? null : List.of(run.toString()));
        }

        /** What is no letter; of a group what is sure in it. */
        private @Nullable List<String> skipped(char c) {
            if (c == '[') {
                for (; !is(']'); at++) {
                    at += is('\\') ? 1 : 0;
                }
                at++;
            } else if (c == '\\') {
                boolean property = expression.charAt(at++) == 'p';
                at = property ? expression.indexOf('}', at) + 1 : at;
            } else if (c == '(') {
                boolean look = is('?') && expression.charAt(at + 1) != ':';
                at += look ? 0 : is('?') ? 2 : 0;
                if (look) {
                    at = expression.indexOf(is("?<") ? expression.charAt(at + 2) : expression.charAt(at + 1), at) + 1;
                }
                List<String> within = alternatives();
                at++;
                return look ? null : within;
            }
            return null;
        }

        /** Goes behind a quantifier where there is one; whether it allows for nothing at all. */
        private boolean quantified() {
            boolean optional = is('?') || is('*') || is("{0");
            if (optional || is('+') || is('{')) {
                at = is('{') ? expression.indexOf('}', at) + 1 : at + 1;
                at += is('?') || is('+') ? 1 : 0;
            }
            return optional;
        }

        private boolean is(char c) {
            return at < expression.length() && expression.charAt(at) == c;
        }

        private boolean is(String next) {
            return expression.startsWith(next, at);
        }

        /** The longer ones stand in fewer texts, and fewer are found faster. */
        private static @Nullable List<String> better(@Nullable List<String> one, @Nullable List<String> two) {
            if (one == null || two == null) {
                return one == null ? two : one;
            }
            int more = shortest(two) - shortest(one);
            return more > 0 || (more == 0 && two.size() < one.size()) ? two : one;
        }

        private static int shortest(List<String> words) {
            return words.stream().mapToInt(String::length).min().orElse(0);
        }
    }
}
