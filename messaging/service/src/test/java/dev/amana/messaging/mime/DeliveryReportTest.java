package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.bounce.BounceClassifier;
import dev.amana.messaging.bounce.Classified;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryReportTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static byte[] report(String language, String status) {
        return new DeliveryReport(
                        "mailer-daemon@alias.amana.test",
                        "berta@mail.test",
                        "<report-1@alias.amana.test>",
                        "s0000000000000000000000s@alias.amana.test",
                        status,
                        "Die Lämpchen",
                        "<1@laptop.mail.test>",
                        NOON,
                        NOON,
                        Locale.forLanguageTag(language))
                .mail();
    }

    @ParameterizedTest
    @CsvSource({"en,5.1.1,HARD", "de,5.2.2,SOFT", "ar,5.4.7,HARD", "ja,5.2.1,HARD", "fr,4.4.7,SOFT"})
    void everyMailProgramCanReadWhatFailed(String language, String status, Classified.Kind kind) {
        Classified read = new BounceClassifier().classify(report(language, status), true);

        assertThat(read.kind()).isEqualTo(kind);
        assertThat(read.status()).isEqualTo(status);
        assertThat(read.recipients()).containsExactly("s0000000000000000000000s@alias.amana.test");
        assertThat(read.messageIds()).contains("<1@laptop.mail.test>");
    }

    @Test
    void personReadsWhyInTheirLanguageAndProgramsDoNotAnswer() {
        MailOutline mail = MailOutline.of(report("de", "5.2.2"));

        assertThat(mail.header("auto-submitted")).isEqualTo("auto-replied");
        assertThat(mail.header("subject")).isEqualTo("Ihre Nachricht konnte nicht zugestellt werden");
        assertThat(mail.parts().getFirst().text()).contains("Das Postfach der anderen Seite ist voll", "Die Lämpchen");
        assertThat(new String(report("de", "5.2.2"), StandardCharsets.UTF_8)).doesNotContain("Diagnostic-Code");
    }
}
