package dev.amana.messaging.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * What programs put in place of letters within a text: percent signs, numbers behind a backslash and entities, one within the
 * other. Patterns know them in addresses; names and numbers are looked for in what they stand for.
 */
final class Escapes {
    private static final int DEEPEST = 3;
    private static final Pattern WORD = Pattern.compile("[^\\s<>\"]++");
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");
    private static final String WITHHELD = "***";

    private Escapes() {}

    /** The text with one layer after the other undone; empty where there is none. */
    static List<String> readings(String text) {
        List<String> all = new ArrayList<>();
        String outer = text;
        for (int depth = 0; depth < DEEPEST && mayStandIn(outer); depth++) {
            String inner = undone(outer);
            if (inner.equals(outer)) {
                break;
            }
            all.add(inner);
            outer = inner;
        }
        return all;
    }

    /** Without the words that say what the test finds. */
    static String without(String text, Predicate<String> tells) {
        if (!mayStandIn(text)) {
            return text;
        }
        return WORD.matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(
                        readings(word.group()).stream().anyMatch(tells) ? WITHHELD : word.group()));
    }

    private static boolean mayStandIn(String text) {
        return text.indexOf('%') >= 0 || text.contains("\\u") || text.contains("&#");
    }

    private static String undone(String text) {
        String plain =
                text.indexOf('%') < 0 ? text : new String(HeaderParameters.percentDecode(text), StandardCharsets.UTF_8);
        if (plain.contains("\\u")) {
            plain = UNICODE.matcher(plain)
                    .replaceAll(code ->
                            Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(code.group(1), 16))));
        }
        return plain.indexOf('&') < 0 ? plain : Parser.unescapeEntities(plain, false);
    }
}
