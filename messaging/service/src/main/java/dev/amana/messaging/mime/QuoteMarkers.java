package dev.amana.messaging.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The marks of quotes in many languages, read from {@code messaging/mime/quote-markers.txt}. */
record QuoteMarkers(Pattern intro, Pattern original, Pattern header, Pattern signature) {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    static QuoteMarkers load() {
        List<String[]> rows = rows();
        return new QuoteMarkers(
                Pattern.compile("\\W{0,3}" + anyOf(rows, "INTRO") + "\\W{0,3}", FLAGS),
                Pattern.compile(
                        "[*_ ]*[-–—=_]{2,}[-–—=_* ]*" + anyOf(rows, "ORIGINAL") + "[-–—=_*: ]*" + "|"
                                + anyOf(rows, "ORIGINAL") + ":",
                        FLAGS),
                Pattern.compile("[*_]*" + anyOf(rows, "HEADER") + "[*_]*\\s?[:：][*_]*(\\s.*|\\S.*@.*)?", FLAGS),
                Pattern.compile(anyOf(rows, "SIGNATURE"), FLAGS));
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
