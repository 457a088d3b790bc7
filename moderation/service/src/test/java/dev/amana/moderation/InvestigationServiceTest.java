package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.Channel;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessageEvent.MessageRelayed;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.ConversationKind;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ConductEvent.ApologyRequested;
import dev.amana.moderation.contract.ConductEvent.InvestigationChanged;
import dev.amana.moderation.contract.ConductEvent.StaffReinstated;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.published.SealedText;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** From a threat to the closed investigation, on real parts; messaging is played. */
class InvestigationServiceTest extends RunningServiceTest {
    private static final String QUOTED = "Where is my parcel?";
    private static final String LEAD = "trust-lead";

    private final String agent = "agent-" + unique;
    private final String conversation = "conversation-" + unique;
    private InvestigationDoors desk;

    @BeforeEach
    void openDesk() {
        desk = new InvestigationDoors(port);
    }

    private void message(String messageId, Role from, String text) {
        String author = from == Role.AGENT ? agent : "customer-" + unique;
        Role to = from == Role.AGENT ? Role.CUSTOMER : Role.AGENT;
        SealedText sealed = vault.seal(Personal.of(author, RetentionClass.CORRESPONDENCE, text));
        publish(new MessageReceived(
                conversation,
                messageId,
                null,
                ConversationKind.SUPPORT,
                new Participant(author, from, "en"),
                new Participant(from == Role.AGENT ? "customer-" + unique : "support-desk", to, "ar"),
                Channel.API,
                sealed,
                sealed,
                from == Role.AGENT ? vault.seal(Personal.of(author, RetentionClass.CORRESPONDENCE, QUOTED)) : null,
                null,
                List.of(),
                Instant.now()));
    }

    private void publish(MessagingEvent event) {
        messaging.publish(MessagingEvent.TOPIC, conversation, event);
    }

    private String investigated(int pieces) {
        return await().atMost(SOON)
                .until(
                        () -> json.readTree(desk.send("GET", "?staffId=" + agent, "", "trust", "trust")
                                .body()),
                        list -> list.size() == 1
                                && list.get(0).at("/standing/evidence").asInt() == pieces)
                .get(0)
                .path("investigationId")
                .asString();
    }

    @Test
    void aThreatIsInvestigatedByTwoPeopleAndEndsWithAnApology() throws Exception {
        message("before-" + unique, Role.AGENT, "Your parcel left today.");
        messaging.awaitVerdict("before-" + unique, 1);
        message("threat-" + unique, Role.AGENT, "If you complain again I will kill you.");
        String id = investigated(2);

        HttpResponse<String> shown = desk.send("GET", "/" + id + "?reason=review", "", "tara", "trust");
        assertThat(shown.body()).contains("I will kill you").contains("Your parcel left today");
        assertThat(desk.send("GET", "/" + id, "", "tara", "trust").statusCode()).isEqualTo(400);
        for (String door : List.of("", "/" + id + "?reason=curious", "/../reviews", "/../../console/review")) {
            HttpResponse<String> refused = desk.send("GET", door, "", agent, "trust");
            assertThat(refused.statusCode()).as(door).isEqualTo(403);
        }
        assertThat(desk.send("POST", "/../reviews/take", "{}", agent, "trust-lead")
                        .body())
                .contains("staff-suspended");
        assertThat(json.readTree(desk.send("GET", "/" + id + "/verification", "", "tara", "trust")
                                .body())
                        .path("intact")
                        .asBoolean())
                .isTrue();

        String proposal =
                "{\"decision\": \"CONFIRM\", \"result\": \"DISMISSAL_RECOMMENDED\", \"why\": \"A death threat\"}";
        assertThat(desk.send("POST", "/" + id + "/proposal", proposal, "tara", "trust")
                        .statusCode())
                .isEqualTo(403);
        assertThat(desk.send("POST", "/" + id + "/proposal", proposal, "lena", LEAD)
                        .statusCode())
                .isEqualTo(204);
        int proposed = proposed(id);
        String answer = answer(proposed, "I agree");
        assertThat(desk.send("POST", "/" + id + "/answer", answer(proposed - 1, "Stale"), "lars", LEAD)
                        .body())
                .contains("investigation-other-proposal");
        assertThat(look(id))
                .contains("I will kill you", QUOTED, "A death threat")
                .doesNotContain("??");
        assertThat(page(id))
                .contains("name=\"proposal\" value=\"" + proposed + "\"")
                .doesNotContain("A death threat");
        assertThat(desk.send("GET", "/" + id + "?reason=review", "", "tara", "trust")
                        .body())
                .contains("A death threat");
        assertThat(desk.send("POST", "/" + id + "/answer", answer, "lena", LEAD).body())
                .contains("investigation-same-person");
        assertThat(desk.send("POST", "/" + id + "/answer", answer, "lars", LEAD).statusCode())
                .isEqualTo(204);

        // At once: it says what has just been decided.
        HandOver.of(desk, id, "lena", LEAD).requireComplete("I will kill you", QUOTED);
        String sorry = "{\"key\": \"1\", \"remedy\": \"%s\", \"text\": \"We are sorry\"}";
        HttpResponse<String> noOrder =
                desk.send("POST", "/" + id + "/apology", sorry.formatted("refund"), "tara", "trust");
        assertThat(noOrder.statusCode()).isEqualTo(409);
        assertThat(noOrder.body()).contains("investigation-nothing-to-refund");
        assertThat(page(id)).contains("value=\"credit\"").doesNotContain("value=\"refund\"");
        assertThat(desk.send("POST", "/" + id + "/apology", sorry.formatted("credit"), "tara", "trust")
                        .statusCode())
                .isEqualTo(202);
        ApologyRequested apology = messaging.await(
                ApologyRequested.class, event -> event.investigationId().equals(id));
        assertThat(apology.senderId()).isEqualTo("tara");
        assertThat(vault.open(apology.text()).reveal()).hasValue("We are sorry");
        awaitStep(id, "WRITTEN");
        publish(new MessageRelayed(conversation, apology.apologyId(), null, 1, Instant.now()));
        awaitStep(id, "SENT");
        assertThat(desk.send("POST", "/" + id + "/close", "", "lena", LEAD).statusCode())
                .isEqualTo(409);
        message("answer-" + unique, Role.CUSTOMER, "Thank you.");
        awaitStep(id, "ANSWERED");
        assertThat(desk.send("POST", "/" + id + "/close", "", "lena", LEAD).statusCode())
                .isEqualTo(204);
        assertThat(messaging
                        .await(
                                InvestigationChanged.class,
                                event -> event.investigationId().equals(id)
                                        && event.change().equals("closed"))
                        .remedy())
                .isEqualTo("credit");
        String file = "/../case-files/conversation-" + conversation;
        String closed = "{\"progress\": \"CLOSED\"}";
        String task = "remedy-credit-" + apology.apologyId();
        await().atMost(SOON)
                .until(() -> desk.send("GET", file, "", "tara", "trust").body(), text -> text.contains(task));
        HttpResponse<String> early = desk.send("PUT", file + "/progress", closed, "tara", "trust");
        assertThat(early.statusCode()).as(early.body()).isEqualTo(409);
        assertThat(desk.send("GET", "/../../console" + file.substring(3), "", "tara", "trust")
                        .body())
                .contains("Give the credit that the apology promises");
        assertThat(desk.send("POST", file + "/tasks/" + task + "/done", "", "tara", "trust")
                        .statusCode())
                .isEqualTo(204);
        assertThat(desk.send("PUT", file + "/progress", closed, "tara", "trust").statusCode())
                .isEqualTo(204);
    }

    @Test
    void whatStaffWroteIsNeitherChangedNorDeleted() {
        message("kept-" + unique, Role.AGENT, "Your parcel left today.");
        await().atMost(SOON)
                .until(() -> jdbc.sql("select count(*) from staff_message where staff_id = :staff")
                                .param("staff", agent)
                                .query(Long.class)
                                .single()
                        == 1);
        for (String attempt : List.of(
                "delete from staff_message",
                "update staff_message set body = ''",
                "truncate staff_message",
                "truncate staff_look_up")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> jdbc.sql(attempt).update())
                    .withMessageContaining("evidence is neither changed nor deleted");
        }
    }

    @Test
    void liftedByTwoTheMemberOfStaffMayWriteAgain() throws Exception {
        message("threat-" + unique, Role.AGENT, "If you complain again I will kill you.");
        String id = investigated(1);
        String proposal =
                "{\"decision\": \"LIFT\", \"result\": \"UNFOUNDED\", \"releaseMail\": true, \"why\": \"A quote\"}";
        desk.send("PUT", "/../review-quality/teams/" + agent, "{\"team\": \"north\"}", "lena", LEAD);
        desk.send("PUT", "/../review-quality/teams/nora-" + unique, "{\"team\": \"north\"}", "lena", LEAD);
        await().atMost(SOON)
                .until(() -> desk.send("POST", "/" + id + "/proposal", proposal, "nora-" + unique, LEAD)
                        .body()
                        .contains("investigation-unknown"));
        assertThat(desk.send("GET", "?staffId=" + agent, "", "nora-" + unique, LEAD)
                        .body())
                .isEqualTo("[]");
        assertThat(desk.send("POST", "/" + id + "/proposal", proposal, "lena", LEAD)
                        .statusCode())
                .isEqualTo(204);
        assertThat(desk.send("POST", "/" + id + "/answer", answer(proposed(id), "Yes"), "lars", LEAD)
                        .statusCode())
                .isEqualTo(204);
        assertThat(messaging
                        .await(StaffReinstated.class, event -> event.staffId().equals(agent))
                        .releaseMail())
                .isTrue();
    }

    /** The revision of the proposal, once it can be read. */
    private int proposed(String id) {
        return in(id, "PROPOSED").path("proposalRevision").asInt();
    }

    private JsonNode in(String id, String state) {
        return await().atMost(SOON)
                .until(
                        () -> json.readTree(desk.send("GET", "?staffId=" + agent, "", "tara", "trust")
                                        .body())
                                .get(0),
                        row -> row.path("investigationId").asString().equals(id)
                                && row.at("/standing/state").asString().equals(state));
    }

    private static String answer(int proposal, String why) {
        return "{\"proposalRevision\": %d, \"agreed\": true, \"why\": \"%s\"}".formatted(proposal, why);
    }

    private String page(String id) {
        return desk.send("GET", "/../../console/investigations/" + id, "", "lars", LEAD)
                .body();
    }

    private String look(String id) {
        return desk.send("POST", "/../../console/investigations/" + id, "reason=Review", "lars", LEAD)
                .body();
    }

    private void awaitStep(String id, String step) {
        await().atMost(SOON)
                .until(() -> jdbc.sql("select apology_step from investigation where investigation_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .optional()
                        .orElse("")
                        .equals(step));
    }
}
