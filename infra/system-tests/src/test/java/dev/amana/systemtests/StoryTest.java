package dev.amana.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.standalone.control.Api;
import dev.amana.standalone.control.MailProgram;
import dev.amana.standalone.control.Mailbox;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The main job, end to end: two people write to each other from their own mail programs, and staff see the case. */
class StoryTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Platform platform = Platform.shared();

    @Test
    void twoPeopleCorrespondWithoutSeeingEachOthersAddress() throws Exception {
        Dealing dealing = Dealing.open(platform);
        byte[] first = exchange(
                dealing.buyer(),
                dealing.sellerAlias(),
                dealing.seller(),
                "Message-ID: <question@mail.test>\nSubject: The lamp",
                "Is the lamp still under warranty?\n\n-- \n%s\n%s"
                        .formatted(dealing.buyer().name(), dealing.buyer().email()));
        assertThat(Decoder.everythingIn(first))
                .contains("is the lamp still under warranty?")
                .contains(dealing.buyerAlias().toLowerCase(Locale.ROOT))
                .doesNotContain(dealing.buyer().email());
        MimeMessage received = Decoder.parse(first);
        byte[] second = exchange(
                dealing.seller(),
                dealing.buyerAlias(),
                dealing.buyer(),
                "Message-ID: <answer@shop.test>\nSubject: Re: The lamp\nIn-Reply-To: %1$s\nReferences: %1$s"
                        .formatted(received.getMessageID()),
                "Yes, until June.\n\nOn Monday, %s wrote:\n> Is the lamp still under warranty?"
                        .formatted(dealing.buyerAlias()));
        assertThat(Decoder.everythingIn(second)).doesNotContain(dealing.seller().email());
        // The buyer's own mail program knows its own Message-ID, so the answer stands below the question.
        assertThat(Decoder.parse(second).getHeader("In-Reply-To")).containsExactly("<question@mail.test>");
    }

    @Test
    void mailToAnUnknownAliasAndFromAStrangerIsRefused() {
        Dealing dealing = Dealing.open(platform);
        MailProgram program = new MailProgram(platform.port(Platform.SMTP));
        byte[] mail = "Subject: Hello\n\nHello\n".getBytes(StandardCharsets.UTF_8);
        assertThat(program.send(dealing.buyer().email(), "nobody@alias.amana.test", mail))
                .satisfies(reply -> assertThat(reply.code()).isEqualTo(550))
                .satisfies(reply -> assertThat(reply.text()).startsWith("5.1.1 "));
        assertThat(program.send("stranger@else.test", dealing.sellerAlias(), mail))
                .satisfies(reply -> assertThat(reply.code()).isEqualTo(550))
                .satisfies(reply -> assertThat(reply.text()).startsWith("5.7.1 "));
    }

    @Test
    void caseSpansOrderMessagesPaymentAndGift() throws Exception {
        Dealing.Party buyer = new Dealing.Party("buyer", "buyer@mail.test", "Demo Buyer");
        Dealing.Party seller = new Dealing.Party("seller", "seller@shop.test", "Demo Seller");
        String orderId = "order-story-" + System.nanoTime();
        Api marketplace = platform.as("marketplace");
        assertThat(marketplace.put("/api/orders/" + orderId, """
                                {"buyerId": "buyer", "sellerId": "seller", "totalMinor": 4999, "currency": "EUR",
                                 "items": [{"itemId": "lamp", "title": "Desk lamp", "quantity": 1, "priceMinor": 4999}],
                                 "placedAt": "2026-11-20T10:00:00Z"}
                                """).status()).isBetween(200, 202);
        Dealing dealing = Dealing.open(platform, orderId, buyer, seller);
        exchange(buyer, dealing.sellerAlias(), seller, "Subject: Packing", "Please pack the zylindrical lamp well.");
        Api.Answer code = awaitCreated("buyer", "/api/pay-codes", "{\"orderId\": \"" + orderId + "\"}");
        assertThat(code.text("number")).matches("\\d{12,18}");
        assertThat(marketplace
                        .post(
                                "/api/orders/" + orderId + "/facts",
                                "{\"type\": \"shipped\", \"at\": \"2026-11-20T12:00:00Z\", \"carrier\": \"Post\"}")
                        .status())
                .isBetween(200, 202);
        Api trust = platform.as("trust");
        await().atMost(SOON).untilAsserted(() -> {
            Api.Answer found = trust.get("/api/cases?q=zylindrical");
            assertThat(found.body().path("items").toString()).contains(orderId);
        });
        await().atMost(SOON).untilAsserted(() -> {
            Api.Answer found = trust.get("/api/cases/order-" + orderId);
            assertThat(found.body().path("contexts").toString())
                    .contains("marketplace")
                    .contains("messaging")
                    .contains("moderation")
                    .contains("payments");
        });
    }

    private Api.Answer awaitCreated(String user, String path, String json) {
        Api api = platform.as(user);
        Api.Answer[] answer = new Api.Answer[1];
        await().atMost(SOON).untilAsserted(() -> {
            answer[0] = api.post(path, json);
            assertThat(answer[0].status()).as(answer[0].toString()).isEqualTo(201);
        });
        return answer[0];
    }

    /** Sends a mail to an alias and returns it as it arrives on the other side. */
    private byte[] exchange(Dealing.Party from, String alias, Dealing.Party to, String headers, String text) {
        Mailbox inbox = new Mailbox(platform.port(Platform.IMAP), to.email());
        int before = inbox.count();
        String mail =
                "From: \"%s\" <%s>\nTo: %s\n%s\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n%s\n"
                        .formatted(from.name(), from.email(), alias, headers, text);
        MailProgram.Reply reply = new MailProgram(platform.port(Platform.SMTP))
                .send(from.email(), alias, mail.getBytes(StandardCharsets.UTF_8));
        assertThat(reply.code()).as(reply.toString()).isEqualTo(250);
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).until(() -> inbox.count() > before);
        return inbox.mails().getLast();
    }
}
