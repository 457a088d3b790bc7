package dev.amana.messaging.bounce;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What mail systems say, in many languages, read from {@code messaging/bounce/phrases.txt}. */
final class Phrases {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    /** Not a piece of an IP address, a version or a longer number. */
    private static final Pattern ENHANCED = Pattern.compile("(?<![\\w.])([45]\\.\\d{1,2}\\.\\d{1,3})(?![\\w]|\\.\\d)");

    private static final Pattern REPLY_CODE =
            Pattern.compile("(?im)(?:^|[\\s:(<'\"\\[#])([45][0-5]\\d)(?=[ \\-#:,)\\]][ \\-]?[\\p{L}\\d<#\\[(\"'])");

    private record Meaning(String status, Pattern words) {}

    private final Pattern failed;
    private final Pattern delayed;
    private final List<Meaning> meanings;

    private Phrases(List<String[]> rows) {
        failed = anyOf(rows, "FAILED");
        delayed = anyOf(rows, "DELAYED");
        meanings = rows.stream()
                .filter(row -> Character.isDigit(row[0].charAt(0)))
                .map(row -> new Meaning(row[0], Pattern.compile(row[2], FLAGS)))
                .toList();
    }

    boolean failed(String text) {
        return failed.matcher(text).find();
    }

    boolean delayed(String text) {
        return delayed.matcher(text).find();
    }

    /** An enhanced status in the text, else what its words or reply code mean; null where it tells nothing. */
    @Nullable
    String status(String text) {
        Matcher enhanced = ENHANCED.matcher(text);
        String vague = null;
        for (int i = 0; i < 20 && enhanced.find(); i++) {
            if (!enhanced.group(1).endsWith(".0.0")) {
                return enhanced.group(1);
            }
            vague = enhanced.group(1);
        }
        for (Meaning meaning : meanings) {
            if (meaning.words().matcher(text).find()) {
                return meaning.status();
            }
        }
        return vague == null ? byReplyCode(text) : vague;
    }

    private static @Nullable String byReplyCode(String text) {
        Matcher code = REPLY_CODE.matcher(text);
        return code.find() ? code.group(1).charAt(0) + ".0.0" : null;
    }

    static Phrases load() {
        try (InputStream in =
                Objects.requireNonNull(Phrases.class.getResourceAsStream("/messaging/bounce/phrases.txt"))) {
            return new Phrases(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", 3))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern anyOf(List<String[]> rows, String kind) {
        return Pattern.compile(
                rows.stream()
                        .filter(row -> row[0].equals(kind))
                        .map(row -> "(?:" + row[2] + ")")
                        .collect(Collectors.joining("|")),
                FLAGS);
    }
}
