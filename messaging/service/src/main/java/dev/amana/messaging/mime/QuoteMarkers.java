package dev.amana.messaging.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The marks of quotes in many languages, read from {@code messaging/mime/quote-markers.txt}. The patterns have many
 * alternatives, and nearly every line matches none: the words that one needs to have are looked for before.
 */
record QuoteMarkers(
        Pattern intro,
        Pattern introInAnyOrder,
        Pattern introBeforeQuote,
        Pattern original,
        Pattern header,
        Pattern signature,
        SureWords introWords,
        SureWords anyOrderWords,
        SureWords originalWords,
        SureWords signatureWords) {
    private static final String ADDRESS = "[<(][^<>()\\s]{1,100}@[^<>()\\s]{1,150}[>)]";
    private static final String DATE =
            "(?:\\p{Nd}{4}\\s?[-/.年년]|\\p{Nd}{1,2}[./-]\\s?\\p{Nd}{1,2}[./-]\\s?\\p{Nd}{2,4}|\\p{Nd}{1,2}\\.?(?: de)? \\p{L}{3,12}\\.?(?: de)? \\p{Nd}{4})";
    private static final int FEWEST_DATE_DIGITS = 4;
    private static final String TIME = "\\p{Nd}{1,2}[:.]\\p{Nd}{2}";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    static QuoteMarkers load() {
        List<String[]> rows = rows();
        return new QuoteMarkers(
                Pattern.compile("\\W{0,3}" + anyOf(rows, "INTRO") + "\\W{0,3}", FLAGS),
                Pattern.compile("(?:" + inAnyOrder(anyOf(rows, "VERB")) + ")\\W{0,3}", FLAGS),
                Pattern.compile(
                        "(?:.{1,80}(?<!\\p{L})" + anyOf(rows, "VERB")
                                + "|(?:quoting|zitat von|citando|citeren van) .{1,150})" + "\\s?[:：]",
                        FLAGS),
                Pattern.compile(
                        // In one way only: a line of nothing but such signs must not be tried in all of them.
                        "(?=[*_ ]*[-–—=_]{2})[-–—=_* ]*+" + anyOf(rows, "ORIGINAL") + "[-–—=_*: ]*+" + "|"
                                + anyOf(rows, "ORIGINAL") + ":",
                        FLAGS),
                Pattern.compile(
                        "[*_]*" + anyOf(rows, "HEADER") + "[*_]*\\s?(?:[:：][*_]*(?:\\s.*|\\S.*@.*)?|：.*)", FLAGS),
                Pattern.compile(anyOf(rows, "SIGNATURE"), FLAGS),
                SureWords.of(anyOf(rows, "INTRO")),
                SureWords.of(anyOf(rows, "VERB")),
                SureWords.of(anyOf(rows, "ORIGINAL")),
                SureWords.of(anyOf(rows, "SIGNATURE")));
    }

    boolean isIntro(String text) {
        return introWords.mayStandIn(text) && intro.matcher(text).matches();
    }

    boolean isIntroInAnyOrder(String text) {
        return mayTellWhoOrWhen(text)
                && anyOrderWords.mayStandIn(text)
                && introInAnyOrder.matcher(text).matches();
    }

    /** False only where there is neither an address nor a date: the shortest date has four digits. */
    private static boolean mayTellWhoOrWhen(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits += Character.isDigit(c) || Character.isSurrogate(c) ? 1 : 0;
            if (c == '@' || digits >= FEWEST_DATE_DIGITS) {
                return true;
            }
        }
        return false;
    }

    boolean isOriginal(String line) {
        return originalWords.mayStandIn(line) && original.matcher(line).matches();
    }

    boolean isSignature(String line) {
        return signatureWords.mayStandIn(line) && signature.matcher(line).matches();
    }

    /** Who, when and "wrote" in any order, as long as there is an address, or a date with a time. */
    private static String inAnyOrder(String verb) {
        String written = "(?<!\\p{L})" + verb;
        return "(?=.*" + ADDRESS + ").{0,250}" + written + ".{0,150}[:：]|(?=.*" + DATE + ")(?=.*" + TIME + ").{0,250}"
                + written + ".{0,150}[:：]";
    }

    private static String anyOf(List<String[]> rows, String kind) {
        List<String> patterns = rows.stream()
                .filter(row -> row[0].equals(kind))
                .map(row -> row[2])
                .toList();
        return "(?:" + String.join("|", patterns) + ")";
    }

    private static List<String[]> rows() {
        try (InputStream in =
                Objects.requireNonNull(QuoteMarkers.class.getResourceAsStream("/messaging/mime/quote-markers.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", 3))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
