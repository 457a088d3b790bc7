package dev.amana.messaging.notice;

import dev.amana.messaging.mime.MailAddress;
import dev.amana.messaging.mime.MailBuilder;
import dev.amana.messaging.mime.OutgoingMail;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/** Makes the mail of a notice: plain text, and the same as simple HTML in the direction of its language. */
final class NoticeMail {
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur");

    private NoticeMail() {}

    static byte[] build(
            MailAddress from, String to, String messageId, NoticeTexts.Text text, Locale locale, Instant at) {
        return new MailBuilder(MailBuilder.Automatic.GENERATED)
                .build(new OutgoingMail(
                        from,
                        new MailAddress("", to),
                        text.subject(),
                        messageId,
                        null,
                        List.of(),
                        at,
                        text.body() + "\n",
                        html(text.body(), locale),
                        List.of(),
                        true));
    }

    private static String html(String body, Locale locale) {
        String direction = RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr";
        return Arrays.stream(body.split("\n\n", -1))
                .map(NoticeMail::paragraph)
                .collect(Collectors.joining(
                        "\n",
                        "<!doctype html><html lang=\"%s\" dir=\"%s\"><head><meta charset=\"utf-8\"></head><body dir=\"%s\">\n"
                                .formatted(Entities.escape(locale.toLanguageTag()), direction, direction),
                        "\n</body></html>\n"));
    }

    /** A line that is a link becomes one; everything else is text. */
    private static String paragraph(String text) {
        return Arrays.stream(text.split("\n", -1))
                .map(NoticeMail::line)
                .collect(Collectors.joining("<br>\n", "<p>", "</p>"));
    }

    private static String line(String line) {
        String escaped = Entities.escape(line);
        return line.matches("https?://\\S+") ? "<a href=\"" + escaped + "\">" + escaped + "</a>" : escaped;
    }
}
