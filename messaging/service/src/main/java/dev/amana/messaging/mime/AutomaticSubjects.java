package dev.amana.messaging.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The subjects that vacation programs write, read from {@code messaging/mime/automatic-subjects.txt}. */
final class AutomaticSubjects {
    private static final Pattern BEGIN = load();

    private AutomaticSubjects() {}

    /** An answer to such a mail begins otherwise, so only the begin counts. */
    static boolean match(String subject) {
        return BEGIN.matcher(subject.strip()).lookingAt();
    }

    private static Pattern load() {
        try (InputStream in = Objects.requireNonNull(
                AutomaticSubjects.class.getResourceAsStream("/messaging/mime/automatic-subjects.txt"))) {
            return Pattern.compile(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> "(?:" + line.split("\t", 2)[1] + ")")
                            .collect(Collectors.joining("|")),
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
