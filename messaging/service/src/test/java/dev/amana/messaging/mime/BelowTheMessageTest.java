package dev.amana.messaging.mime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.file.EventUids;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the recipient can do about a message stands below it, in their language, and is no part of it. */
class BelowTheMessageTest {
    private static final String REPORT = "https://amana.test/api/message-reports/c~m.g2x.abc";
    private static final String OPT_OUT = "https://amana.test/api/preferences/opt-out/c.g2x.abc";

    private static final byte[] MAIL = """
            From: Jamie Doe <jamie@mail.test>
            Subject: Lamp
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain

            In words
            --b
            Content-Type: text/html

            <p>In <b>words</b></p>
            --b--
            """.replace("\n", "\r\n").getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar", "ja"})
    void everyMailSaysWhereToReportIt(String language) throws Exception {
        Locale locale = Locale.forLanguageTag(language);
        ComposedMail composed = new RelayComposer().compose(new MailReader().read(MAIL), order(locale, null));
        Multipart both = (Multipart) new MimeMessage(null, new ByteArrayInputStream(composed.raw())).getContent();
        String line = line("report.line", locale);
        assertThat(text(both.getBodyPart(0))).contains("In words", "\n-- \n" + line + "\n" + REPORT);
        assertThat(text(both.getBodyPart(1))).contains("<b>words</b>", "<a href=\"" + REPORT + "\">" + line + "</a>");
        assertThat(composed.text()).as("the copy on the page").doesNotContain(REPORT, line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar", "ja"})
    void whatIsUnaskedCanBeStoppedAsWell(String language) throws Exception {
        Locale locale = Locale.forLanguageTag(language);
        ComposedMail composed = new RelayComposer().compose(new MailReader().read(MAIL), order(locale, OPT_OUT));
        Multipart both = (Multipart) new MimeMessage(null, new ByteArrayInputStream(composed.raw())).getContent();
        assertThat(text(both.getBodyPart(0)))
                .contains(line("opt-out.line", locale) + "\n" + OPT_OUT, line("report.line", locale) + "\n" + REPORT)
                .containsOnlyOnce("\n-- \n");
        assertThat(text(both.getBodyPart(1))).contains(OPT_OUT, REPORT).containsOnlyOnce("<hr>");
    }

    private static String line(String key, Locale locale) {
        return ResourceBundle.getBundle("messaging/mime/notices", locale).getString(key);
    }

    private static String text(BodyPart part) throws Exception {
        return part.getContent().toString().replace("\r\n", "\n");
    }

    private static RelayOrder order(Locale locale, @Nullable String optOut) {
        return new RelayOrder(
                new KnownParty(
                        "b7k@alias.amana.test", "Buyer", Set.of("jamie@mail.test"), Set.of("Jamie Doe"), Set.of()),
                new KnownParty("s2m@alias.amana.test", "Seller", Set.of("seller@shop.test"), Set.of(), Set.of()),
                "seller@shop.test",
                locale,
                "<1@alias.amana.test>",
                null,
                List.of(),
                Instant.EPOCH,
                optOut,
                REPORT,
                EventUids.of("author", "reader"),
                Treatment.NONE);
    }
}
