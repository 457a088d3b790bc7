package dev.amana.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.messaging.contract.MessageEvent;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.mime.MailAttachment;
import dev.amana.messaging.mime.ParsedMail;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.SealedText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private static final String LONG_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    private static final String LONG_NAME = "長".repeat(120);
    private static final String LONG_ID = "x".repeat(64);

    private final Bounds bounds = new Bounds(100_000);

    @Test
    void moreAttachmentsThanCanBeToldOfAreRefused() {
        assertThatThrownBy(() -> bounds.check(mail("Hello", 51))).isInstanceOf(TooManyAttachments.class);
        assertThatCode(() -> bounds.check(mail("Hello", 50))).doesNotThrowAnyException();
    }

    @Test
    void moreTextThanCanBeScreenedIsRefused() {
        assertThatThrownBy(() -> bounds.check(mail("x".repeat(100_001), 0))).isInstanceOf(TooMuchText.class);
    }

    @Test
    void wideTextLimitDoesNotMakeAnEventThatCannotBePublished() {
        assertThatThrownBy(() -> new Bounds(1_000_000).check(mail("x".repeat(400_000), 0)))
                .isInstanceOf(TooMuchText.class);
    }

    @Test
    void whatIsTakenCanAlwaysBePublished() {
        int names = 50 * LONG_NAME.getBytes(StandardCharsets.UTF_8).length;
        String text = "x".repeat(100_000 - names);
        ParsedMail largest = mail(text, 50);
        assertThatCode(() -> bounds.check(largest)).doesNotThrowAnyException();

        assertThat(new PublishedJson().write(published(largest))).hasSizeLessThan(200_000);
    }

    private static ParsedMail mail(String text, int attachments) {
        MailAttachment attachment = new MailAttachment(LONG_NAME, LONG_TYPE, new byte[1], null);
        return ParsedMail.written("", text, Collections.nCopies(attachments, attachment));
    }

    private static MessagingEvent published(ParsedMail mail) {
        MessagingEvent.Participant somebody =
                new MessagingEvent.Participant(LONG_ID, MessagingEvent.Role.CUSTOMER, "zh-Hant-TW");
        MessageEvent.Attachment attachment = new MessageEvent.Attachment(
                LONG_ID, sealed(LONG_NAME), LONG_TYPE, Long.MAX_VALUE, "ab".repeat(32), true, sealed("ab".repeat(32)));
        return new MessageEvent.MessageReceived(
                LONG_ID,
                LONG_ID,
                LONG_ID,
                MessagingEvent.ConversationKind.SUPPORT,
                somebody,
                somebody,
                MessageEvent.Channel.SUBMISSION,
                sealed(mail.subject()),
                sealed(mail.text()),
                sealed(""),
                sealed(""),
                List.copyOf(Collections.nCopies(mail.attachments().size(), attachment)),
                Instant.parse("2026-01-01T00:00:00.123456789Z"));
    }

    /** As large as a sealed text gets: key version, nonce and tag take fewer than 64 bytes. */
    private static SealedText sealed(String text) {
        byte[] ciphertext = new byte[text.getBytes(StandardCharsets.UTF_8).length + 64];
        return new SealedText(LONG_ID, "correspondence", Base64.getEncoder().encodeToString(ciphertext));
    }
}
