package dev.amana.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.mime.MailReader;
import dev.amana.messaging.mime.ParsedMail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenMessageTest {
    private static final byte[] NOTE = "kept whole, 残す".getBytes(StandardCharsets.UTF_8);

    @Test
    void textAndFilesComeBackAsTheyWereWritten() {
        WrittenMessage.File file = new WrittenMessage.File("Käufe \"März\".txt", "text/plain; charset=utf-8", NOTE);
        ParsedMail mail = new MailReader().read(new WrittenMessage("01JDM", "مرحبا\nこんにちは", List.of(file)).toMail());
        assertThat(mail.text().strip()).isEqualTo("مرحبا\nこんにちは");
        assertThat(mail.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.name()).isEqualTo("Käufe \"März\".txt");
            assertThat(attachment.content()).isEqualTo(NOTE);
        });
    }

    @Test
    void sameMessageGivesTheSameBytes() {
        WrittenMessage message = new WrittenMessage("01JDM", "Hello", List.of());
        assertThat(message.toMail()).isEqualTo(message.toMail());
    }

    @Test
    void fingerprintsTellMessagesApartHoweverTheirPiecesAreCut() {
        WrittenMessage.File file = new WrittenMessage.File("a", "b", NOTE);
        assertThat(WrittenMessage.fingerprint("Hello", List.of(file)))
                .isEqualTo(WrittenMessage.fingerprint("Hello", List.of(file)))
                .isNotEqualTo(WrittenMessage.fingerprint("Hello", List.of()))
                .isNotEqualTo(WrittenMessage.fingerprint("Hell", List.of(file)))
                .isNotEqualTo(WrittenMessage.fingerprint("Hello", List.of(new WrittenMessage.File("ab", "", NOTE))));
    }

    @Test
    void claimedTypeCannotSmuggleAHeader() {
        WrittenMessage.File file = new WrittenMessage.File("a.txt", "text/plain\r\nX-Evil: 1", NOTE);
        String mail =
                new String(new WrittenMessage("01JDM", "Hello", List.of(file)).toMail(), StandardCharsets.US_ASCII);
        assertThat(mail).doesNotContain("X-Evil").contains("application/octet-stream");
    }
}
