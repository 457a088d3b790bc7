package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.NotificationRequested;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Amana itself writes to people. */
class NoticesTest extends MessagingServiceTest {
    @Autowired
    NoticePost post;

    @Autowired
    Vault vault;

    @Test
    void whatAnotherContextHasToSayArrivesOnceAndMarkedAsAutomatic() throws Exception {
        opened();
        NotificationRequested request = new NotificationRequested(
                "reminder-" + unique,
                seller,
                "response-reminder",
                Map.of("order", "order-" + unique, "link", "https://market.test/c/1"),
                Map.of("due", vault.seal(Personal.of(seller, RetentionClass.CORRESPONDENCE, "at noon"))),
                Instant.now());
        moderation.publish(NotificationRequested.TOPIC, seller, 0, request);
        moderation.publish(NotificationRequested.TOPIC, seller, 0, request);
        moderation.publish(
                NotificationRequested.TOPIC,
                seller,
                0,
                new NotificationRequested(
                        "other-" + unique, seller, "message-withheld", Map.of(), Map.of(), Instant.now()));

        List<MimeMessage> mails =
                await().atMost(SOON).until(() -> inbox(sellerEmail).mails(), arrived -> arrived.size() >= 2);
        assertThat(mails).hasSize(2);
        MimeMessage reminder = mails.stream()
                .filter(mail -> subject(mail).contains("waiting"))
                .findFirst()
                .orElseThrow();
        assertThat(((InternetAddress) reminder.getFrom()[0]).getAddress()).isEqualTo("no-reply@alias.amana.test");
        assertThat(reminder.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(reminder.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(CorrespondenceTest.raw(reminder))
                .contains("order-" + unique, "at noon", "https://market.test/c/1", "dir=3D\"ltr\"");
    }

    @Test
    void nobodyGetsTooManyOfOneKindUnlessTheyAreOwed() {
        opened();
        assertThat(sent("message-withheld")).doesNotContain(false);
        List<Boolean> sent = sent("confirm-mail");
        assertThat(sent)
                .startsWith(true, true)
                .endsWith(false, false)
                .filteredOn(given -> given)
                .hasSize(10);
    }

    private List<Boolean> sent(String template) {
        return java.util.stream.IntStream.range(0, 12)
                .mapToObj(n -> post.send(Notice.to(buyer, template + unique + n, template, Map.of())))
                .toList();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
