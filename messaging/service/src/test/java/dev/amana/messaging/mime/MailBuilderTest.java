package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MailBuilderTest {
    private static final Set<String> ALLOWED = Set.of(
            "Date",
            "From",
            "To",
            "Message-ID",
            "In-Reply-To",
            "References",
            "Subject",
            "Auto-Submitted",
            "X-Auto-Response-Suppress",
            "Amana-Loop",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding");
    private final MailBuilder builder = new MailBuilder();

    private byte[] build(String subject, String text, String html, List<MailAttachment> files) {
        List<String> references = Collections.nCopies(40, "<0123456789@alias.amana.test>");
        return builder.build(new OutgoingMail(
                new MailAddress("購入者 \"B\"", "b7k@alias.amana.test"),
                new MailAddress("", "käufer@bücher.test"),
                subject,
                "<1@alias.amana.test>",
                "<0@alias.amana.test>",
                references,
                Instant.parse("2026-11-21T12:00:00Z"),
                text,
                html,
                files,
                true));
    }

    @Test
    void anotherLibraryReadsWhatWasMeant() throws MessagingException, IOException {
        MimeMessage mail = parse(build("Grüße\r\nBcc: x@mail.test", "Zeile\n.\n\nFrom here = ä \n", null, List.of()));

        assertThat(mail.getSubject()).isEqualTo("Grüße Bcc: x@mail.test");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getFrom()[0].toString()).contains("b7k@alias.amana.test");
        assertThat(mail.getHeader("To")[0]).endsWith("@xn--bcher-kva.test");
        assertThat(mail.getHeader("Date")[0]).isEqualTo("Sat, 21 Nov 2026 12:00:00 +0000");
        assertThat(((String) mail.getContent()).replace("\r\n", "\n").strip()).isEqualTo("Zeile\n.\n\nFrom here = ä");
    }

    @Test
    void onlyAllowedHeadersStandInIt() throws MessagingException {
        Set<String> names = new TreeSet<>();
        parse(build("x", "y", "<p>z</p>", List.of()))
                .getAllHeaders()
                .asIterator()
                .forEachRemaining(header -> names.add(header.getName()));

        assertThat(ALLOWED).containsAll(names);
    }

    @Test
    void noLineIsTooLongAndNoneEndsInABareLineFeed() {
        String text = "ü".repeat(5000) + "\n" + "x".repeat(5000) + "\n " + "a b ".repeat(2000);
        MailAttachment file = new MailAttachment("名".repeat(40) + ".pdf", "application/pdf", new byte[5000], null);
        String mail = new String(
                build("s".repeat(900), text, "<p>" + text + "</p>", List.of(file)), StandardCharsets.ISO_8859_1);

        assertThat(Arrays.stream(mail.split("\r\n", -1))
                        .mapToInt(String::length)
                        .max()
                        .orElseThrow())
                .isLessThanOrEqualTo(998);
        assertThat(mail.replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    @Test
    void whatIsBuiltIsReadBackAsItWas() {
        Random random = new Random(7);
        MailReader reader = new MailReader();
        for (int i = 0; i < 200; i++) {
            String text = random.ints(random.nextInt(400), 0, 12)
                    .mapToObj(c -> List.of("a", " ", "\n", "=", ".", "ä", "日", "\t", "F", "-", "😀", ",")
                            .get(c))
                    .collect(Collectors.joining());
            byte[] content = new byte[random.nextInt(500)];
            random.nextBytes(content);
            byte[] pdf =
                    ("%PDF-" + new String(content, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
            MailAttachment file = new MailAttachment("日本 ü;\"%.pdf", "application/pdf", pdf, null);

            ParsedMail read = reader.read(build("x", text, i % 2 == 0 ? "<p>h</p>" : null, List.of(file)));

            assertThat(read.body()).isEqualTo(text.isBlank() && i % 2 == 0 ? "h" : text);
            assertThat(read.attachments()).singleElement().satisfies(same -> {
                assertThat(same.name()).isEqualTo("日本 ü;\"%.pdf");
                assertThat(same.content()).isEqualTo(pdf);
            });
        }
    }

    private static MimeMessage parse(byte[] raw) throws MessagingException {
        return new MimeMessage(null, new ByteArrayInputStream(raw));
    }
}
