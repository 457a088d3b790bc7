package dev.amana.published;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How words of a message that moderation wants gone are taken out: the same by who shows it before and who does it. */
public final class Redactions {
    /** Mail programs wrap lines, and put signs before those they quote. */
    private static final String BETWEEN_WORDS = "[\\s\\u00A0>|]+";

    private Redactions() {}

    /** Finds the words wherever they stand, in any case and however the lines are wrapped. */
    public static Pattern pattern(String words) {
        String regex = Arrays.stream(words.strip().split("[\\s\\u00A0]+"))
                .map(Pattern::quote)
                .collect(Collectors.joining(BETWEEN_WORDS));
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * What stands in their place.
     *
     * @param reader whose language it is in; English for one that is not spoken here
     */
    public static String replacement(Locale reader) {
        return switch (reader.getLanguage()) {
            case "de" -> "[entfernt]";
            case "ar" -> "[محذوف]";
            case "ja" -> "[削除]";
            default -> "[removed]";
        };
    }

    /** A text without them. Longer words go first, since shorter ones may be a part of them. */
    public static String applied(List<String> words, String text, Locale reader) {
        String left = text;
        List<String> longestFirst = words.stream()
                .filter(each -> !each.isBlank())
                .distinct()
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .toList();
        for (String each : longestFirst) {
            left = pattern(each).matcher(left).replaceAll(Matcher.quoteReplacement(replacement(reader)));
        }
        return left;
    }
}
