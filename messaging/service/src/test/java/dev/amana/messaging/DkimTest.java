package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.Test;

/** A receiver believes our signature. */
class DkimTest extends MessagingServiceTest {

    @Test
    void relayedMailVerifiesByTheRecordThatOperatorsAreTold() throws Exception {
        Opened opened = opened();
        mail().send(buyerEmail, opened.sellerAlias(), letter("<1@laptop>", "Die Lampe", "", "Ist sie aus Glas? Grün?"));
        moderation.clear(moderation.awaitMessages(opened.id(), 1).getFirst());
        MimeMessage arrived = await().atMost(SOON)
                .until(() -> inbox(sellerEmail).mails(), mails -> !mails.isEmpty())
                .getFirst();
        String raw = CorrespondenceTest.raw(arrived);

        Web.Answer dkim = as("operator", "operator").get("/api/outbound/dkim");
        assertThat(dkim.json().path("signed").asBoolean()).isTrue();
        assertThat(dkim.json().path("record").path("name").asString())
                .isEqualTo("amana._domainkey." + opened.sellerAlias().replaceFirst(".*@", ""));
        String published = dkim.json().path("record").path("value").asString();
        DKIMVerifier receiver = new DKIMVerifier((method, selector, domain) -> List.of(published));
        assertThat(receiver.verify(new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))))
                .singleElement()
                .satisfies(signature -> assertThat(opened.sellerAlias()).endsWith("@" + signature.getDToken()));
        byte[] forged = raw.replace("\r\nSubject: ", "\r\nSubject: Re: ").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> receiver.verify(new ByteArrayInputStream(forged)))
                .isInstanceOf(FailException.class);
        assertThat(as(buyer, "buyer").get("/api/outbound/dkim").status()).isEqualTo(403);
    }
}
