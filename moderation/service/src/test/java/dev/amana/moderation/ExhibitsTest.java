package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.Channel;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.ConversationKind;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.report.Category;
import dev.amana.moderation.report.ReportCommand.ReceiveReport;
import dev.amana.moderation.review.Exposures;
import dev.amana.moderation.verdict.Severity;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** How much of the evidence of harm one person is shown. */
class ExhibitsTest extends RunningServiceTest {
    @Autowired
    private CommandGateway commands;

    @Autowired
    private Exposures exposures;

    private final String agent = "agent-" + unique;
    private final String reader = "reader-" + unique;

    @Test
    void evidenceCountsByTheWorseOfVerdictAndReport() {
        message("polite", "Your parcel left today.");
        message("reported", "Your street is a quiet one.");
        message("threat", "If you complain again I will kill you.");
        report("reported");
        String id = investigated();

        List<JsonNode> shown = look(id, reader);
        assertThat(shown)
                .extracting(one -> one.path("harm").asString())
                .containsExactlyInAnyOrder("NONE", "HIGH", "CRITICAL");
        assertThat(shown).noneMatch(one -> one.path("spared").asBoolean());
        assertThat(exposures.of(reader).lastHour()).isEqualTo(2);
        look(id, reader);
        assertThat(exposures.of(reader).lastHour()).as("the same again").isEqualTo(2);

        String weary = "weary-" + unique;
        for (int i = 0; i < 30; i++) {
            exposures.count(weary, "seen" + i + unique, Severity.HIGH);
        }
        assertThat(look(id, weary))
                .filteredOn(one -> one.path("spared").asBoolean())
                .hasSize(2)
                .allMatch(one -> one.path("text").asString().isEmpty());
        assertThat(doorsOfInvestigations()
                        .send("POST", "/../../console/investigations/" + id, "reason=review", weary, "trust")
                        .body())
                .contains("id=\"left-out\"", "Your parcel left today")
                .doesNotContain("I will kill you", "quiet one", "??");
    }

    private InvestigationDoors doorsOfInvestigations() {
        return new InvestigationDoors(port);
    }

    private List<JsonNode> look(String investigationId, String who) {
        String body = doorsOfInvestigations()
                .send("GET", "/" + investigationId + "?reason=review", "", who, "trust")
                .body();
        return json.readTree(body).path("evidence").valueStream().toList();
    }

    private String investigated() {
        return await().atMost(SOON)
                .until(
                        () -> json.readTree(doorsOfInvestigations()
                                .send("GET", "?staffId=" + agent, "", "trust", "trust")
                                .body()),
                        list -> list.size() == 1
                                && list.get(0).at("/standing/evidence").asInt() == 3)
                .get(0)
                .path("investigationId")
                .asString();
    }

    private void message(String name, String text) {
        messaging.publish(
                MessagingEvent.TOPIC,
                "conversation-" + unique,
                new MessageReceived(
                        "conversation-" + unique,
                        name + '-' + unique,
                        null,
                        ConversationKind.SUPPORT,
                        new Participant(agent, Role.AGENT, "en"),
                        new Participant("customer-" + unique, Role.CUSTOMER, "en"),
                        Channel.API,
                        vault.seal(written("About your parcel")),
                        vault.seal(written(text)),
                        null,
                        null,
                        List.of(),
                        Instant.now()));
        messaging.awaitVerdict(name + '-' + unique, 1);
    }

    private Personal written(String text) {
        return Personal.of(agent, RetentionClass.CORRESPONDENCE, text);
    }

    private void report(String name) {
        commands.sendAndWait(new ReceiveReport(
                "report-" + unique,
                name + '-' + unique,
                "conversation-" + unique,
                null,
                "customer-" + unique,
                agent,
                dev.amana.moderation.verdict.Role.AGENT,
                Category.THREAT,
                null,
                written("About your parcel"),
                written("Your street is a quiet one."),
                Instant.now()));
        await().atMost(SOON)
                .until(() -> jdbc.sql("select count(*) from message_report where report_id = ?")
                                .param("report-" + unique)
                                .query(Integer.class)
                                .single()
                        == 1);
    }
}
