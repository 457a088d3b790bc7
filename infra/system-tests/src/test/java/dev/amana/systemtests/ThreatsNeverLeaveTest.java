package dev.amana.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.standalone.control.Api;
import dev.amana.standalone.control.Mailbox;
import dev.amana.systemtests.Dealing.Party;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A customer-service agent threatens a customer: the mail is not delivered, and the case says why. */
class ThreatsNeverLeaveTest {
    private final Platform platform = Platform.shared();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "en, I know where you live and I am going to kill you.",
        "de, Ich weiß wo du wohnst und ich werde dich umbringen.",
        "ar, أعرف أين تسكن وسوف أقتلك",
        "ja, 住所は知っている。お前を殺してやる。"
    })
    void threatByAnAgentIsNotDeliveredAndStandsInTheCase(String locale, String threat) {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        Party customer = new Party("customer-" + unique, "clara." + unique + "@mail.test", "Clara Cohn " + unique);
        // Whoever threatens is suspended, so each language has an agent of its own.
        String agent = "agent-" + unique;
        String conversation = Dealing.openSupport(platform, customer, agent).text("conversationId");
        say(agent, conversation, "Good morning, thank you for waiting. Your parcel left our warehouse today.");
        Mailbox inbox = new Mailbox(platform.port(Platform.IMAP), customer.email());
        // Before the threat: what is on its way then is stopped with its author.
        await().atMost(Duration.ofSeconds(20)).until(() -> inbox.count() == 1);
        String threatening = say(agent, conversation, threat);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(caseOf(conversation)).contains("blocked").contains("threat"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Messages.of(platform, conversation))
                        .filteredOn(message -> message.messageId().equals(threatening))
                        .singleElement()
                        .satisfies(message -> assertThat(message.state()).isEqualTo("blocked"))
                        .satisfies(message -> assertThat(message.verdict()).contains("threat")));
        assertThat(inbox.count()).isEqualTo(1);
    }

    private String say(String agent, String conversation, String text) {
        Api.Answer answer = platform.as(agent)
                .post("/api/conversations/" + conversation + "/messages", "{\"text\": \"%s\"}".formatted(text));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        return answer.text("messageId");
    }

    private String caseOf(String conversation) {
        Api.Answer found = platform.as("trust").get("/api/cases/conversation-" + conversation + "/timeline");
        return found.body().toString().toLowerCase(Locale.ROOT);
    }
}
