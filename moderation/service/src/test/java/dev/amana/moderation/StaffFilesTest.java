package dev.amana.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.Attachment;
import dev.amana.messaging.contract.MessageEvent.Channel;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessageEvent.MessageWithheld;
import dev.amana.messaging.contract.MessageEvent.WithheldBecause;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.ConversationKind;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.messaging.contract.StaffFilePart;
import dev.amana.moderation.investigation.Link;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.published.PublishedEvent;
import dev.amana.published.SealedText;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** A threat sent as a picture is evidence with what it shows, not with its name only. */
class StaffFilesTest extends RunningServiceTest {
    private static final String SHOWN = "what the picture shows";

    private final String agent = "agent-" + unique;
    private final String message = "message-" + unique;
    private final String attachment = message + "-1";
    private InvestigationDoors desk;

    @BeforeEach
    void openDesk() {
        desk = new InvestigationDoors(port);
    }

    @Test
    void whatAFileSaysIsEvidenceAndGoesWithTheHandOver() throws Exception {
        tell(SHOWN);
        String id = investigation();
        assertThat(verification(id).path("faults").toString()).contains("a file is not here");
        assertThat(file(id, "/" + attachment + "?reason=review").statusCode()).isEqualTo(404);

        part(2, "picture shows");
        part(1, "what the ");
        await().atMost(SOON)
                .until(() -> file(id, "/" + attachment + "?reason=review").statusCode() == 200);
        HttpResponse<String> found = file(id, "/" + attachment + "?reason=review");
        assertThat(found.body()).isEqualTo(SHOWN);
        assertThat(found.headers().firstValue("Content-Disposition").orElse("")).contains("attachment", "photo.jpg");
        assertThat(jdbc.sql(
                                "select count(*) from audit_entry where action = 'investigation.file-read' and target = :target")
                        .param("target", "investigation/" + id + "/files/" + attachment)
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(file(id, "/" + attachment).statusCode()).isEqualTo(400);
        assertThat(file(id, "/other-1?reason=review").statusCode()).isEqualTo(404);
        assertThat(desk.send("GET", "/" + id + "/files/" + attachment + "?reason=x", "", agent, "trust")
                        .statusCode())
                .isEqualTo(404);
        assertThat(verification(id).path("intact").asBoolean()).isTrue();
        assertThat(verification(id).path("leftOut").asInt()).isZero();

        assertThat(desk.send("GET", "/" + id + "?reason=review", "", "tara", "trust")
                        .body())
                .contains("photo.jpg", "image/jpeg", Link.sha256(SHOWN));
        assertThat(desk.send("POST", "/../../console/investigations/" + id, "reason=Review", "lars", "trust-lead")
                        .body())
                .contains("photo.jpg", Link.sha256(SHOWN), "/files/" + attachment)
                .doesNotContain("??");
        HandOver file = HandOver.of(desk, id, "lena", "trust-lead");
        String name = "files/" + attachment + ".jpg";
        assertThat(file.text(name)).isEqualTo(SHOWN);
        assertThat(file.text("MANIFEST.sha256")).contains(Link.sha256(SHOWN) + "  " + name);
        assertThat(file.text("index.html"))
                .contains("photo.jpg", Link.sha256(SHOWN), name)
                .doesNotContain("??");
        assertThat(file.text("messages.mbox")).contains("photo.jpg", Link.sha256(SHOWN));
        assertThat(file.text("chain.jsonl")).contains("filesCiphertext", Link.sha256(SHOWN));
    }

    @Test
    void fileThatIsNotWhatWasSentIsNoEvidence() throws Exception {
        tell(SHOWN);
        String id = investigation();
        part(1, "what the ");
        part(2, "forger shows");
        await().atMost(SOON)
                .until(() -> verification(id).path("faults").toString().contains("a file was altered"));
        assertThat(file(id, "/" + attachment + "?reason=review").statusCode()).isEqualTo(404);
        for (String attempt : List.of(
                "delete from staff_file_part", "update staff_file_part set content = ''", "truncate staff_file_part")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> jdbc.sql(attempt).update())
                    .withMessageContaining("evidence is neither changed nor deleted");
        }
    }

    @Test
    void infectedFileIsKeptAndHandedToNobody() throws Exception {
        tell(SHOWN);
        String id = investigation();
        part(1, "what the ");
        part(2, "picture shows");
        await().atMost(SOON)
                .until(() -> file(id, "/" + attachment + "?reason=review").statusCode() == 200);
        assertThat(console(id)).contains("not scanned for viruses");
        publish(
                MessagingEvent.TOPIC,
                new MessageWithheld(
                        "conversation-" + unique,
                        message,
                        null,
                        true,
                        WithheldBecause.NOT_RELAYABLE,
                        Instant.now(),
                        true));
        await().atMost(SOON)
                .until(() -> file(id, "/" + attachment + "?reason=review").statusCode() == 403);
        assertThat(file(id, "/" + attachment + "?reason=review").body())
                .contains("/problems/investigation-file-infected", "virus scanner");
        assertThat(verification(id).path("intact").asBoolean()).isTrue();
        assertThat(console(id))
                .contains("photo.jpg", Link.sha256(SHOWN), "they are not handed out")
                .doesNotContain("not scanned for viruses", "??");
        HandOver file = HandOver.of(desk, id, "lena", "trust-lead");
        assertThat(file.files().keySet()).noneMatch(name -> name.startsWith("files/"));
        assertThat(file.text("README.txt")).contains("NOT SCANNED FOR VIRUSES");
        assertThat(file.text("index.html"))
                .contains("photo.jpg", Link.sha256(SHOWN), "they are not handed out")
                .doesNotContain("files/" + attachment);
        assertThat(file.text("chain.jsonl")).contains(Link.sha256(SHOWN), "\"infected\":true");
    }

    @Test
    void fileThatWasFoundInfectedBeforeFilesWereToldIsHandedToNobody() {
        tell(SHOWN);
        String id = investigation();
        part(1, "what the ", true);
        await().atMost(SOON)
                .until(() -> file(id, "/" + attachment + "?reason=review").statusCode() == 403);
    }

    @Test
    void fileOfAMessageFromBeforeFilesWereToldIsThereWithoutAHash() throws Exception {
        tell(List.of());
        String id = investigation();
        part(1, "what the ");
        assertThat(desk.send("GET", "/" + id + "?reason=review", "", "tara", "trust")
                        .statusCode())
                .isEqualTo(200);
        part(2, "picture shows");
        await().atMost(SOON)
                .until(() -> file(id, "/" + attachment + "?reason=review").statusCode() == 200);
        assertThat(file(id, "/" + attachment + "?reason=review").body()).isEqualTo(SHOWN);
        assertThat(console(id)).contains("/files/" + attachment).doesNotContain("??");
        HandOver file = HandOver.of(desk, id, "lena", "trust-lead");
        assertThat(file.text("files/" + attachment)).isEqualTo(SHOWN);
        assertThat(file.text("index.html")).contains("files/" + attachment).doesNotContain("null", "??");
        assertThat(file.text("chain.jsonl")).contains(attachment).doesNotContain("filesCiphertext");
    }

    @Test
    void pageCountsThePartsAndOpensThemOnlyWhenAsked() {
        tell(SHOWN);
        String id = investigation();
        assertThat(page(id, "")).contains("a file is not here");
        part(1, "what the ");
        part(2, "forger shows");
        await().atMost(SOON).until(() -> !page(id, "").contains("a file is not here"));
        assertThat(page(id, "")).contains("the chain is intact", "verify=true");
        assertThat(page(id, "?verify=true")).contains("a file was altered").doesNotContain("verify=true");
    }

    private String page(String id, String query) {
        return desk.send("GET", "/../../console/investigations/" + id + query, "", "lars", "trust-lead")
                .body();
    }

    private String console(String id) {
        return desk.send("POST", "/../../console/investigations/" + id, "reason=Review", "lars", "trust-lead")
                .body();
    }

    private HttpResponse<String> file(String id, String path) {
        return desk.send("GET", "/" + id + "/files" + path, "", "tara", "trust");
    }

    private JsonNode verification(String id) {
        return json.readTree(desk.send("GET", "/" + id + "/verification", "", "tara", "trust")
                .body());
    }

    /** A lead asks for it, since no rule reads pictures. */
    private String investigation() {
        String asked = "{\"staffId\": \"%s\", \"reason\": \"A picture\"}".formatted(agent);
        await().atMost(SOON)
                .until(() -> jdbc.sql("select count(*) from staff_message where staff_id = :staff")
                                .param("staff", agent)
                                .query(Long.class)
                                .single()
                        == 1);
        String id = json.readTree(
                        desk.send("POST", "", asked, "lena", "trust-lead").body())
                .path("investigationId")
                .asString();
        await().atMost(SOON).until(() -> verification(id).path("pieces").asInt() == 1);
        return id;
    }

    private void tell(String content) {
        tell(List.of(new Attachment(
                attachment,
                sealed("photo.jpg"),
                "image/jpeg",
                content.length(),
                null,
                null,
                sealed(Link.sha256(content)))));
    }

    private void tell(List<Attachment> files) {
        publish(
                MessagingEvent.TOPIC,
                new MessageReceived(
                        "conversation-" + unique,
                        message,
                        null,
                        ConversationKind.SUPPORT,
                        new Participant(agent, Role.AGENT, "en"),
                        new Participant("customer-" + unique, Role.CUSTOMER, "en"),
                        Channel.API,
                        sealed("Your order"),
                        sealed("See the picture."),
                        null,
                        null,
                        files,
                        Instant.now()));
    }

    private void part(int number, String content) {
        part(number, content, null);
    }

    private void part(int number, String content, @Nullable Boolean infected) {
        byte[] sealed = vault.sealBytes(agent, RetentionClass.STAFF_EVIDENCE, content.getBytes(UTF_8));
        SealedText text =
                new SealedText(agent, "staff-evidence", Base64.getEncoder().encodeToString(sealed));
        publish(
                StaffFilePart.TOPIC,
                new StaffFilePart(attachment, message, agent, number, 2, text, Instant.now(), infected));
    }

    private void publish(String topic, PublishedEvent event) {
        messaging.publish(topic, message, event);
    }

    private SealedText sealed(String text) {
        return vault.seal(Personal.of(agent, RetentionClass.CORRESPONDENCE, text));
    }
}
