package dev.amana.messaging.mime;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Encoded words of headers (RFC 2047) that stand in a text, as in a bounce or in what somebody copied, also unfinished ones. */
final class EncodedWords {
    private static final String BEGIN = "=\\?[^?\\s]{1,40}\\?[bBqQ]\\?";

    /** A line that has one, with those that continue it. */
    private static final Pattern LINE = Pattern.compile("(?m)^.*?" + BEGIN + ".*+(?:\\r?\\n[ \\t].*+)*+");

    private static final Pattern UNFINISHED = Pattern.compile("(" + BEGIN + "[^?\\s]{1,400}+)(?!\\?=)\\??+");
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]++");

    private EncodedWords() {}

    static boolean mayStandIn(String text) {
        return text.contains("=?");
    }

    /** The text as a mail program would show it as a header. */
    static String decoded(String text) {
        return MailHeaders.decodeWords(
                UNFINISHED.matcher(FOLD.matcher(text).replaceAll(" ")).replaceAll("$1?="));
    }

    /** Lines of which something is replaced once they are decoded, decoded and replaced; all others as they are. */
    static String rewritten(String text, UnaryOperator<String> replacement) {
        if (!mayStandIn(text)) {
            return text;
        }
        return LINE.matcher(text).replaceAll(line -> {
            String decoded = decoded(line.group());
            String replaced = replacement.apply(decoded);
            return Matcher.quoteReplacement(replaced.equals(decoded) ? line.group() : replaced);
        });
    }
}
