package dev.amana.moderation.investigation;

import dev.amana.moderation.investigation.Evidence.Exhibit;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The messages of a member of staff for any mail program (RFC 4155, with quoted "From " lines). */
final class Mbox {
    private static final DateTimeFormatter ENVELOPE =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);
    /** Four bytes each at most, so that an encoded word stays under 75 characters (RFC 2047). */
    private static final int CHARACTERS_PER_WORD = 10;

    private Mbox() {}

    static void write(String staffId, List<Exhibit> exhibits, Writer out) throws IOException {
        for (Exhibit exhibit : exhibits) {
            if (exhibit.link().piece().kind().equals("message")) {
                out.write(message(staffId, exhibit));
            }
        }
    }

    private static String message(String staffId, Exhibit exhibit) {
        Instant at = exhibit.link().piece().at();
        return """
                From staff@amana.invalid %s
                Date: %s
                From: %s <staff@amana.invalid>
                Message-ID: <%s@amana.invalid>
                Subject: %s
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit
                X-Amana-Verdict: %s

                %s

                """.formatted(
                        ENVELOPE.format(at.atOffset(ZoneOffset.UTC)),
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)),
                        encoded(staffId),
                        exhibit.link().piece().sourceId(),
                        encoded(exhibit.subject()),
                        exhibit.outcome(),
                        said(exhibit).replaceAll("\\R", "\n").replaceAll("(?m)^(>*From )", ">$1"));
    }

    /** What does not stand in the text itself comes after it. */
    private static String said(Exhibit exhibit) {
        List<String> besides = Stream.concat(
                        exhibit.more().stream(), exhibit.files().stream().map(StaffFile::line))
                .toList();
        return besides.isEmpty() ? exhibit.text() : exhibit.text() + "\n\n-- \n" + String.join("\n", besides);
    }

    /** What is not plain ASCII as encoded words, one per line. */
    private static String encoded(String text) {
        String line = text.replaceAll("[\\p{Cntrl}]+", " ").strip();
        if (line.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return line;
        }
        int[] characters = line.codePoints().toArray();
        StringBuilder words = new StringBuilder();
        for (int start = 0; start < characters.length; start += CHARACTERS_PER_WORD) {
            String part = new String(characters, start, Math.min(CHARACTERS_PER_WORD, characters.length - start));
            words.append(words.isEmpty() ? "" : "\n ")
                    .append("=?utf-8?B?")
                    .append(Base64.getEncoder().encodeToString(part.getBytes(StandardCharsets.UTF_8)))
                    .append("?=");
        }
        return words.toString();
    }
}
