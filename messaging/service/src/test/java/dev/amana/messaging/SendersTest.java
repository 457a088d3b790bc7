package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.authentication.TestDns;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationCommand.PauseContact;
import dev.amana.messaging.conversation.ConversationCommand.ResumeContact;
import dev.amana.messaging.party.EmailAddress;
import dev.amana.messaging.party.Parties;
import dev.amana.platform.personal.Vault;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may write to an alias, from a client that is not trusted; and what becomes of mails that nothing proves. */
class SendersTest extends MessagingServiceTest {
    private static final InetAddress OUTSIDE = InetAddress.ofLiteral("127.0.0.2");
    private static final Pattern LINK = Pattern.compile("/api/sender-confirmations/[0-9a-f]{32}");

    @Autowired
    Vault vault;

    @Autowired
    CommandGateway commands;

    @Autowired
    Parties parties;

    @BeforeAll
    static void publish() {
        TestDns.shared()
                .text("proven.test", "v=spf1 ip4:127.0.0.2 -all")
                .text("_dmarc.proven.test", "v=DMARC1; p=reject")
                .text("forbidden.test", "v=spf1 -all")
                .text("_dmarc.forbidden.test", "v=DMARC1; p=reject")
                .broken("broken.test")
                .broken("_dmarc.broken.test");
    }

    @Test
    void provenSenderIsTakenAndAnotherProvenOneIsToldThatThisIsNotHisConversation() {
        String berta = unique + "@proven.test";
        Opened opened = opened(berta);
        assertThat(outside(berta, opened, from(berta, "Is it glass?")).code()).isEqualTo(250);
        moderation.awaitMessages(opened.id(), 1);
        MailClient.Reply other = outside("eve@proven.test", opened, from("eve@proven.test", "Hello"));
        assertThat(other.code() + " " + other.text()).startsWith("550 5.7.1 This address takes mail only from");
    }

    @Test
    void unprovenSenderIsNotToldWhetherTheGuessIsRight() {
        String berta = unique + "@silent.test";
        Opened opened = opened(berta);
        MailClient.Reply right = outside(berta, opened, from(berta, "Hello"));
        MailClient.Reply wrong = outside("eve@silent.test", opened, from("eve@silent.test", "Hello"));
        assertThat(right).isEqualTo(wrong);
        assertThat(right.code() + " " + right.text()).startsWith("550 5.7.1 Nothing proves");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Auto-Submitted: auto-replied", "X-Loop: lists", "X-Auto-Response-Suppress: OOF, AutoReply"})
    void unprovenMailOfAMachineIsRefusedAndNobodyIsAskedAboutIt(String sign) {
        String berta = unique + "@silent.test";
        Opened opened = opened(berta);
        MailClient.Reply right = outside(berta, opened, sign + "\n" + from(berta, "I am away"));
        MailClient.Reply wrong = outside("eve@silent.test", opened, sign + "\n" + from("eve@silent.test", "I am away"));
        assertThat(right).isEqualTo(wrong);
        assertThat(right.code() + " " + right.text())
                .startsWith("550 5.7.1 Nothing proves")
                .contains("nobody is asked", "by the mail server of your own address");
        // Doubts are handled one after the other: once this one is asked about, the one before would have been.
        outside(berta, opened, from(berta, "Is it glass?"));
        await().atMost(SOON).until(() -> inbox(berta).count() > 0);
        assertThat(jdbc.sql("select count(*) from held_mail where party_id = ?")
                        .param(buyer)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void unprovenMailGoesOnOnceItsAuthorConfirmsIt() throws Exception {
        String berta = unique + "@silent.test";
        Opened opened = opened(berta);
        outside(berta, opened, from(berta, "Is it glass?"));
        String page = link(berta);
        assertThat(look(page)).contains("<button").contains("Did you write this message?");
        assertThat(look(page)).contains("<button");

        assertThat(answer(page, "yes")).contains("Thank you");
        MessageReceived received = moderation.awaitMessages(opened.id(), 1).getFirst();
        assertThat(received.sender().partyId()).isEqualTo(buyer);
        assertThat(vault.open(received.text()).revealOr("")).contains("Is it glass?");
        assertThat(answer(page, "yes")).contains("too old");
        assertThat(jdbc.sql("select count(*) from held_mail where party_id = :party")
                        .param("party", buyer)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void confirmedMailIsKeptWhileContactIsPausedAndGoesOnAfterwards() throws Exception {
        String berta = unique + "@silent.test";
        Opened opened = opened(berta);
        outside(berta, opened, from(berta, "Is it glass?"));
        String page = link(berta);
        commands.sendAndWait(new PauseContact(opened.id(), "claim-" + unique, Instant.now()));
        assertThat(answer(page, "yes")).contains("open this link again later");
        assertThat(look(page)).contains("Did you write this message?");

        commands.sendAndWait(new ResumeContact(opened.id(), "claim-" + unique, Instant.now()));
        assertThat(answer(page, "yes")).contains("Thank you");
        MessageReceived received = moderation.awaitMessages(opened.id(), 1).getFirst();
        assertThat(vault.open(received.text()).revealOr("")).contains("Is it glass?");
    }

    @Test
    void confirmedMailThatGoesRoundIsRefusedLikeAProvenOne() throws Exception {
        String berta = unique + "@silent.test";
        Opened opened = opened(berta);
        String domain = environment.getRequiredProperty("amana.messaging.alias-domain");
        outside(berta, opened, "Amana-Loop: " + domain + "\n" + from(berta, "Is it glass?"));
        assertThat(answer(link(berta), "yes")).contains("cannot be delivered any more");
    }

    @Test
    void domainsWishToRefuseIsFollowedAndBrokenDnsIsTriedAgain() {
        String berta = unique + "@forbidden.test";
        MailClient.Reply refused = outside(berta, opened(berta), from(berta, "Hello"));
        assertThat(refused.code() + " " + refused.text())
                .startsWith("550 5.7.1")
                .contains("DMARC");
        MailClient.Reply later = outside("ann@broken.test", opened(berta), from("ann@broken.test", "Hello"));
        assertThat(later.code() + " " + later.text()).startsWith("451 4.7.0");
    }

    @Test
    void ownerWritesFromAnotherAddressOnceItIsConfirmedThere() throws Exception {
        Opened opened = opened();
        String second = "second." + unique + "@mail.test";
        Web own = as(buyer, "buyer");
        Web.Answer added = own.post("/api/sender-addresses", "{\"address\": \"%s\"}".formatted(second));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(mail().send(second, opened.sellerAlias(), from(second, "Too early"))
                        .code())
                .isEqualTo(550);

        answer(link(second), "yes");
        assertThat(own.get("/api/sender-addresses").body()).contains("\"verified\":true");
        assertThat(mail().send(second, opened.sellerAlias(), from(second, "Write to " + second))
                        .code())
                .isEqualTo(250);
        moderation.clear(moderation.awaitMessages(opened.id(), 1).getFirst());
        await().atMost(SOON).until(() -> inbox(sellerEmail).count() == 1);
        assertThat(inbox(sellerEmail).mails().getFirst().getContent().toString())
                .doesNotContain(second);
        assertThat(own.delete("/api/sender-addresses/" + added.text("id")).status())
                .isEqualTo(204);
        assertThat(mail().send(second, opened.sellerAlias(), from(second, "Too late"))
                        .code())
                .isEqualTo(550);
    }

    @Test
    void allThatAPartyWasEverKnownByIsHiddenAndAtSomePointNothingIsAdded() {
        opened();
        for (int i = 0; i < 210; i++) {
            EmailAddress former = EmailAddress.parse("old%d.%s@mail.test".formatted(i, unique))
                    .orElseThrow();
            parties.addAddress(buyer, former, Instant.EPOCH.plusSeconds(i));
        }
        assertThat(parties.identities(buyer).addresses()).hasSizeGreaterThan(210);
        Web.Answer refused = as(buyer, "buyer")
                .post("/api/sender-addresses", "{\"address\": \"one.more.%s@mail.test\"}".formatted(unique));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("/problems/sender-address-not-added");
    }

    @Test
    void addressInAnotherScriptIsKnownAndHiddenLikeAnyOther() {
        String own = "дед." + unique + "@почта.test";
        Opened opened = opened(own);
        assertThat(mail().send(own, opened.sellerAlias(), from(own, "Is it glass? " + own))
                        .code())
                .isEqualTo(250);
        moderation.clear(moderation.awaitMessages(opened.id(), 1).getFirst());
        await().atMost(SOON).until(() -> inbox(sellerEmail).count() == 1);
        String arrived = CorrespondenceTest.raw(inbox(sellerEmail).mails().getFirst());
        assertThat(arrived)
                .contains("Is it glass?", opened.buyerAlias())
                .doesNotContain("дед", "почта", "xn--80a1acny");
    }

    @Test
    void marketplaceVouchesForAnAddressAtOnce() {
        Opened opened = opened();
        String second = "office." + unique + "@shop.test";
        Web.Answer added = as("marketplace", "marketplace")
                .post("/api/sender-addresses", "{\"partyId\": \"%s\", \"address\": \"%s\"}".formatted(seller, second));
        assertThat(added.json().path("verified").asBoolean()).as(added.body()).isTrue();
        assertThat(mail().send(second, opened.buyerAlias(), from(second, "Yes, glass"))
                        .code())
                .isEqualTo(250);
    }

    private Opened opened(String buyersAddress) {
        Web.Answer answer = as("marketplace", "marketplace")
                .post(
                        "/api/conversations",
                        "{\"orderId\": \"order-%s\", \"buyer\": %s, \"seller\": %s}"
                                .formatted(unique, person(buyer, buyersAddress), person(seller, sellerEmail)));
        return new Opened(answer.text("conversationId"), answer.text("buyerAlias"), answer.text("sellerAlias"));
    }

    private MailClient.Reply outside(String sender, Opened opened, String mail) {
        return new MailClient(mail().port(), OUTSIDE).send(sender, opened.sellerAlias(), mail);
    }

    private static String from(String address, String text) {
        return "From: %s\nSubject: The lamp\n\n%s".formatted(address, text);
    }

    private String link(String address) throws Exception {
        await().atMost(SOON).until(() -> inbox(address).count() > 0);
        MimeMessage mail = inbox(address).mails().getFirst();
        Matcher link = LINK.matcher(
                new String(mail.getRawInputStream().readAllBytes(), StandardCharsets.UTF_8).replaceAll("=\r?\n", ""));
        assertThat(link.find()).isTrue();
        return "http://127.0.0.1:" + port + link.group();
    }

    private static String look(String page) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(page))
                .header("Accept", "text/html")
                .GET()
                .build());
    }

    private static String answer(String page, String answer) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("answer=" + answer))
                .build());
    }

    private static String send(HttpRequest request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return response.body();
        }
    }
}
