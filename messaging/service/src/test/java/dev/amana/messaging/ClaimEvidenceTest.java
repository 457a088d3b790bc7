package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimRetentionEnded;
import dev.amana.published.ErasureRequested;
import dev.amana.testkit.DemoTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** What becomes of a conversation once it is evidence. */
class ClaimEvidenceTest extends MessagingServiceTest {
    private static final Set<String> PERSON = Set.of("correspondence", "profile", "entitlement", "index");

    private final String secret = "secret-" + unique;

    private String claimOf(Opened opened) {
        write(opened, "<1@x>", "The lamp came broken, " + secret);
        moderation.awaitMessages(opened.id(), 1).forEach(moderation::clear);
        awaitState(opened.id(), as(buyer, "buyer"), "relayed");
        Web.Answer answer = as(buyer, "buyer").post("/api/claims", """
                {"orderId": "order-%s", "reason": "damaged", "statement": "Look at the %s",
                 "wanted": {"amountMinor": 4990, "currency": "EUR"}}""".formatted(unique, secret));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("claimId");
    }

    private void write(Opened opened, String messageId, String text) {
        assertThat(mail().send(buyerEmail, opened.sellerAlias(), letter(messageId, "Lamp", "", text))
                        .code())
                .isEqualTo(250);
    }

    private JsonNode verified(String claimId, int pieces) {
        return await().atMost(SOON)
                .until(
                        () -> as("tina", "trust")
                                .get("/api/claims/" + claimId + "/evidence/verification?reason=test")
                                .json(),
                        finding -> finding.path("pieces").asInt() == pieces
                                && finding.path("waiting").asInt() == 0);
    }

    private String review(String claimId) {
        return as("tina", "trust")
                .get("/api/claims/" + claimId + "/review?reason=test")
                .body();
    }

    @Test
    void everyMessageBeforeAndAfterTheOpeningHoldsOnToTheChain() {
        Opened opened = opened();
        String claimId = claimOf(opened);
        assertThat(verified(claimId, 2).path("intact").asBoolean()).isTrue();
        // What was delivered are the bytes that were sent, not the same mail made again.
        assertThat(as("tina", "trust")
                        .get("/api/claims/" + claimId + "/evidence?reason=test")
                        .json()
                        .path("items")
                        .valueStream()
                        .map(piece -> piece.path("type").asString()))
                .containsOnly("message/rfc822");
        write(opened, "<2@x>", "And another thing");
        Web.Answer handedIn = as(buyer, "buyer")
                .post("/api/claims/" + claimId + "/evidence", "file", "lamp.txt", "text/plain", "a picture in words");
        assertThat(handedIn.status()).as(handedIn.body()).isEqualTo(201);
        assertThat(verified(claimId, 4).path("intact").asBoolean()).isTrue();
        assertThat(as(seller, "seller")
                        .get("/api/claims/" + claimId + "/evidence")
                        .body())
                .doesNotContain("lamp.txt");
        jdbc.sql("update blob set sealed = sealed || '\\x00'::bytea where subject = ? and bytes = ?")
                .params("claim-" + claimId, "a picture in words".length())
                .update();
        JsonNode altered = verified(claimId, 4);
        assertThat(altered.path("intact").asBoolean()).isFalse();
        assertThat(altered.path("faults").toString()).contains("altered");
    }

    @Test
    void evidenceOutlivesThePersonsErasureAndEndsWithItsOwnKey() throws Exception {
        Opened opened = opened();
        String claimId = claimOf(opened);
        verified(claimId, 2);
        erase(buyer, PERSON);
        await().atMost(SOON)
                .until(() -> messages(opened.id(), as("tina", "trust"))
                        .getFirst()
                        .path("erased")
                        .asBoolean());
        assertThat(verified(claimId, 2).path("intact").asBoolean()).isTrue();
        assertThat(review(claimId)).contains("The lamp came broken, " + secret, "Look at the " + secret);
        String export = "/api/conversations/" + opened.id() + "/export.mbox?reason=test";
        assertThat(as("tina", "trust").get(export).body()).doesNotContain(secret);
        assertThat(as("tina", "trust").get(export + "&claimId=" + claimId).body())
                .contains("The lamp came broken, " + secret);
        assertThat(as("tina", "trust")
                        .get(export + "&delivered=true&claimId=" + claimId)
                        .body())
                .contains("The lamp came broken, " + secret)
                .doesNotContain(buyerEmail);
        assertThat(wordsOfPdf(export.replace(".mbox", ".pdf") + "&claimId=" + claimId))
                .contains("The lamp came broken, " + secret, "taken from the sealed evidence");
        assertThat(wordsOfPdf(export.replace(".mbox", ".pdf")))
                .contains("Erased")
                .doesNotContain(secret);
        assertThat(as("tina", "trust").get(export + "&claimId=other").status()).isEqualTo(404);
        assertThat(as(seller, "seller").get(export + "&claimId=" + claimId).body())
                .doesNotContain(secret);
        assertThatThrownBy(() -> jdbc.sql("delete from blob where subject = ?")
                        .param("claim-" + claimId)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("kept until its retention ends");
        endRetention(opened, claimId);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(jdbc.sql("select count(*) from blob where subject = ?")
                                .param("claim-" + claimId)
                                .query(Long.class)
                                .single())
                        .isZero());
        await().atMost(SOON).untilAsserted(() -> assertThat(review(claimId)).doesNotContain(secret));
        assertThat(tablesThatContain(secret)).isEmpty();
    }

    private String wordsOfPdf(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", DemoTokens.bearer("tina", "trust"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                PDDocument pdf = Loader.loadPDF(
                        client.send(request, BodyHandlers.ofByteArray()).body())) {
            var files = pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            return new String(files.get("conversation.txt").getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8);
        }
    }

    private void endRetention(Opened opened, String claimId) {
        assertThat(as(buyer, "buyer")
                        .post("/api/claims/" + claimId + "/withdrawal", "")
                        .status())
                .isEqualTo(204);
        await().atMost(SOON)
                .until(
                        () -> jdbc.sql("update scheduled_tasks set execution_time = now() where task_instance = ?"
                                        + " and task_name = 'messaging-claim-retention-over'")
                                .param(claimId)
                                .update(),
                        rows -> rows == 1);
        ClaimRetentionEnded ended = moderation.awaitEvent(opened.id(), ClaimRetentionEnded.class);
        erase(ended.evidenceSubject(), Set.of("claim-evidence"));
    }

    /** As the gateway does it: keys first, with its own database role, then the word to all. */
    private void erase(String subject, Set<String> retentions) {
        JdbcClient keys = JdbcClient.create(new DriverManagerDataSource(
                environment.getRequiredProperty("spring.datasource.url").replace("=messaging", "=vault"),
                "gateway",
                "gateway"));
        retentions.forEach(retention -> keys.sql(
                        "update vault.subject_key set wrapped = null, erased_at = now() where subject = ? and retention = ?")
                .params(subject, retention)
                .update());
        moderation.publish(
                ErasureRequested.TOPIC,
                subject,
                0,
                new ErasureRequested("erasure-" + subject, subject, retentions, Set.of(), Instant.now()));
    }

    /** The names of the tables of this context in which any row, read as text, contains the words. */
    private List<String> tablesThatContain(String words) {
        return jdbc
                .sql("select table_name from information_schema.tables where table_schema = current_schema()")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> jdbc.sql("select exists (select from %s t where t::text like ?)".formatted(table))
                        .param("%" + words + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    @Test
    void questionThatStaysOpenIsSettledWithoutAClaim() {
        Opened opened = opened();
        write(opened, "<1@x>", "Where is my lamp?");
        moderation.awaitMessages(opened.id(), 1).forEach(moderation::clear);
        awaitState(opened.id(), as(buyer, "buyer"), "relayed");
        String help = "/api/claims/help/order-" + unique;
        assertThat(as(buyer, "buyer").get(help).json().path("ways")).isEmpty();
        await().atMost(SOON)
                .until(
                        () -> jdbc.sql("update question set due_at = now() - interval '1 minute'"
                                        + " where conversation_id = ? and state = 'OPEN'")
                                .param(opened.id())
                                .update(),
                        rows -> rows == 1);
        assertThat(as(buyer, "buyer").get(help).json().path("ways").toString())
                .contains("return", "refund", "replacement");
        as(buyer, "buyer").post(help + "/proposal", "{\"way\": \"replacement\"}");
        assertThat(as(buyer, "buyer").post(help + "/agreement", "").status()).isEqualTo(403);
        assertThat(as(seller, "seller").post(help + "/agreement", "").text("settledAt"))
                .isNotEmpty();
        JsonNode figures = as("tina", "trust").get("/api/claims/figures").json();
        assertThat(figures.path("settledWithoutClaim").asLong()).isPositive();
        assertThat(figures.path("shareSettledWithoutClaim").asDouble()).isPositive();
        assertThat(as("other", "buyer").get(help).status()).isEqualTo(404);
    }
}
