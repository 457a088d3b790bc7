package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two people make an appointment by their calendars. */
class InvitationTest extends MessagingServiceTest {
    private static final String UID = "7k3-20261122@kanzlei-baum.test";

    private static String invitation(String messageId, String method, String uid, int sequence) {
        return """
                From: Some One <someone@else.test>
                Subject: Viewing
                Message-ID: %s
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain

                Shall we meet?
                --b
                Content-Type: text/calendar; method=%s; charset=utf-8

                BEGIN:VCALENDAR
                VERSION:2.0
                METHOD:%s
                BEGIN:VEVENT
                UID:%s
                SEQUENCE:%d
                DTSTAMP:20261122T120000Z
                DTSTART:20261201T100000Z
                SUMMARY:Viewing
                END:VEVENT
                END:VCALENDAR
                --b--
                """.formatted(messageId, method, method, uid, sequence);
    }

    private String send(Opened opened, String from, String alias, String to, int count, String mail) {
        assertThat(mail().send(from, alias, mail).code()).isEqualTo(250);
        int all = inbox(to).count() + 1;
        moderation.clear(moderation.awaitMessages(opened.id(), count).getLast());
        await().atMost(SOON).until(() -> inbox(to).count() == all);
        Matcher uid = Pattern.compile("(?m)^UID:(.*(?:\\R .*)*)$")
                .matcher(calendar(inbox(to).mails().getLast()).orElseThrow());
        assertThat(uid.find()).isTrue();
        return uid.group(1).replaceAll("\\R ", "").strip();
    }

    private static Optional<String> calendar(Part part) {
        try {
            if (part.isMimeType("text/calendar")) {
                return Optional.of(new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    Optional<String> found = calendar(parts.getBodyPart(i));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eventHasAnotherNameForTheOtherSideAndItsOwnAgainInTheAnswer() {
        Opened opened = opened();
        String asked =
                send(opened, buyerEmail, opened.sellerAlias(), sellerEmail, 1, invitation("<1@x>", "REQUEST", UID, 0));
        assertThat(asked).startsWith("amana-").doesNotContain("kanzlei");
        String moved =
                send(opened, buyerEmail, opened.sellerAlias(), sellerEmail, 2, invitation("<2@x>", "REQUEST", UID, 1));
        assertThat(moved).isEqualTo(asked);
        String answered =
                send(opened, sellerEmail, opened.buyerAlias(), buyerEmail, 3, invitation("<3@y>", "REPLY", asked, 1));
        assertThat(answered).isEqualTo(UID);
    }
}
