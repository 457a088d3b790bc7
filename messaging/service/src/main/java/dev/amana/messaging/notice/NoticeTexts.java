package dev.amana.messaging.notice;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of notices by template and language; English where a language is missing. */
final class NoticeTexts {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]+)}");

    private NoticeTexts() {}

    /** @param body paragraphs with an empty line between them */
    record Text(String subject, String body) {}

    static boolean knows(String template) {
        return bundle(Locale.ROOT).containsKey(template + ".subject");
    }

    static Text of(String template, Map<String, String> values, Locale locale) {
        ResourceBundle texts = bundle(locale);
        // What has no value leaves no gap.
        String filled = fill(texts.getString(template + ".body"), values).replaceAll("\n{3,}", "\n\n");
        String body = filled + "\n\n" + texts.getString("footer");
        return new Text(fill(texts.getString(template + ".subject"), values), body);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("messaging/notice/notices", locale, NO_FALLBACK);
    }

    /** A value is never looked into for further names. */
    private static String fill(String text, Map<String, String> values) {
        return NAME.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }
}
