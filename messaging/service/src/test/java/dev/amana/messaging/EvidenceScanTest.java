package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** With a virus scanner no file gets into a claim, or out of one, that it has not cleared. */
class EvidenceScanTest extends MessagingServiceTest {
    private static final String SIGNATURE = "Test.Signature";

    @Autowired
    SwitchableScanner scanner;

    @BeforeEach
    void startScanner() {
        scanner.present(true);
    }

    @AfterEach
    void stopScanner() {
        scanner.silent(false);
        scanner.present(false);
    }

    private String claim() {
        return as(buyer, "buyer").post("/api/claims", """
                {"orderId": "order-%s", "reason": "damaged", "statement": "It came broken",
                 "wanted": {"amountMinor": 4990, "currency": "EUR"}}""".formatted(unique)).text("claimId");
    }

    private Web.Answer handIn(String claimId, String content) {
        return as(buyer, "buyer")
                .post("/api/claims/" + claimId + "/evidence", "file", "bill.txt", "text/plain", content);
    }

    private List<JsonNode> exhibits(String claimId) {
        return as("tina", "trust")
                .get("/api/claims/" + claimId + "/review?reason=test")
                .json()
                .path("exhibits")
                .valueStream()
                .toList();
    }

    /** Of the only piece of that kind, as it was written. */
    private JsonNode original(String claimId, String kind) {
        return await().atMost(SOON)
                .until(
                        () -> exhibits(claimId).stream()
                                .filter(exhibit ->
                                        exhibit.path("kind").asString().equals(kind))
                                .map(exhibit -> exhibit.path("original"))
                                .findFirst(),
                        found -> found.filter(JsonNode::isObject).isPresent())
                .orElseThrow();
    }

    private Web.Answer staff(String path) {
        return as("tina", "trust").get(path + "?reason=test");
    }

    private static String part(String claimId, JsonNode form) {
        return "/api/claims/" + claimId + "/evidence/" + form.path("number").asInt() + "/parts/1";
    }

    /** With a file in it that the scanner knows. */
    private Opened withInfectedMail() {
        Opened opened = opened();
        String mail = """
                From: Some One <someone@else.test>
                Subject: The bill
                Message-ID: <1@laptop>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=X

                --X
                Content-Type: text/plain; charset=utf-8

                Here is the bill.
                --X
                Content-Type: text/plain; name=bill.txt
                Content-Disposition: attachment; filename=bill.txt

                a VIRUS
                --X--
                """;
        assertThat(mail().send(buyerEmail, opened.sellerAlias(), mail).code()).isEqualTo(250);
        moderation.awaitMessages(opened.id(), 1).forEach(moderation::clear);
        awaitState(opened.id(), as(buyer, "buyer"), "quarantined");
        return opened;
    }

    @Test
    void infectedFileIsNotTakenAndWhoeverHandsItInReadsWhy() {
        opened();
        String claimId = claim();
        Web.Answer refused = handIn(claimId, "a VIRUS");
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("/problems/file-infected", SIGNATURE);
        assertThat(handIn(claimId, "a bill").status()).isEqualTo(201);
        assertThat(original(claimId, "file").has("infected")).isFalse();
        assertThat(exhibits(claimId)).hasSize(1);
        assertThat(jdbc.sql("select count(*) from blob where subject = ? and bytes = ?")
                        .params("claim-" + claimId, "a VIRUS".length())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void fileThatTheScannerDoesNotAnswerAboutIsHandedInAgainLater() {
        opened();
        String claimId = claim();
        scanner.silent(true);
        Web.Answer later = handIn(claimId, "a bill");
        assertThat(later.status()).as(later.body()).isEqualTo(503);
        assertThat(later.body()).contains("/problems/file-not-scanned");
        scanner.silent(false);
        assertThat(handIn(claimId, "a bill").status()).isEqualTo(201);
    }

    @Test
    void infectedOriginalIsShownAsSuchAndHandedToNobody() {
        Opened opened = withInfectedMail();
        String claimId = claim();
        JsonNode form = original(claimId, "message");
        assertThat(form.path("infected").asString("")).isEqualTo(SIGNATURE);
        Web.Answer safe = staff(part(claimId, form) + "/view");
        assertThat(safe.body().strip()).isEqualTo("a VIRUS");

        // What is known already needs no scanner.
        scanner.present(false);
        Web.Answer refused = staff(part(claimId, form));
        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("/problems/file-kept-back", SIGNATURE);
        String page = "/console/claims/" + claimId;
        assertThat(as("tina", "trust").form(page, "reason", "dispute").body())
                .contains("The virus scanner found this in it: " + SIGNATURE, "View safely")
                .doesNotContain("name=\"download\"");
        assertThat(as("tina", "trust")
                        .form(page + "/evidence/" + form.path("number") + "/1", "reason", "x", "download", "true")
                        .status())
                .isEqualTo(403);

        String conversation = "/api/conversations/" + opened.id();
        String messageId = messages(opened.id(), as("tina", "trust"))
                .getFirst()
                .path("messageId")
                .asString();
        String attachment = conversation + "/messages/" + messageId + "/attachments/" + messageId + "-1";
        assertThat(staff(attachment).status()).isEqualTo(403);
        assertThat(as(buyer, "buyer").get(attachment).status()).isEqualTo(403);
        String said = "This message is not here: the virus scanner found " + SIGNATURE + " in it.";
        assertThat(staff(conversation + "/export.mbox").body())
                .contains(Base64.getEncoder().encodeToString(said.getBytes(StandardCharsets.UTF_8)))
                .doesNotContain("a VIRUS");
    }

    @Test
    void fileThatIsOlderThanTheScannerIsScannedWhenStaffDownloadIt() {
        scanner.present(false);
        opened();
        String claimId = claim();
        assertThat(handIn(claimId, "a VIRUS").status()).isEqualTo(201);
        JsonNode form = original(claimId, "file");
        assertThat(staff(part(claimId, form)).body()).isEqualTo("a VIRUS");
        scanner.present(true);
        assertThat(staff(part(claimId, form)).status()).isEqualTo(403);
        scanner.silent(true);
        assertThat(staff(part(claimId, form)).status()).isEqualTo(503);
    }

    @Test
    void mailThatIsHeldIsScannedBeforeStaffTakeItAwayAndItsAuthorHasItAsItWas() {
        Opened opened = opened();
        String mail = "From: x@else.test\nSubject: Lamp\nMessage-ID: <1@laptop>\n\na VIRUS";
        assertThat(mail().send(buyerEmail, opened.sellerAlias(), mail).code()).isEqualTo(250);
        moderation.awaitMessages(opened.id(), 1);
        String mbox = "/api/conversations/" + opened.id() + "/export.mbox";
        await().atMost(SOON).until(() -> as(buyer, "buyer").get(mbox).body().contains("a VIRUS"));

        String said = "This message is not here: the virus scanner found " + SIGNATURE + " in it.";
        assertThat(staff(mbox).body())
                .contains(Base64.getEncoder().encodeToString(said.getBytes(StandardCharsets.UTF_8)))
                .doesNotContain("a VIRUS");
        scanner.silent(true);
        Web.Answer later = staff(mbox);
        assertThat(later.status()).as(later.body()).isEqualTo(503);
        assertThat(later.body()).contains("/problems/file-not-scanned");
        assertThat(as(buyer, "buyer").get(mbox).body()).contains("a VIRUS");
    }

    @Test
    void attachmentOfAMessageThatIsHeldIsScannedWhenStaffDownloadIt() {
        Opened opened = opened();
        assertThat(as(buyer, "buyer")
                        .post(
                                "/api/conversations/" + opened.id() + "/messages",
                                "Here it is",
                                "bill.txt",
                                "text/plain",
                                "a VIRUS")
                        .status())
                .isEqualTo(202);
        String messageId = moderation.awaitMessages(opened.id(), 1).getFirst().messageId();
        String attachment =
                "/api/conversations/" + opened.id() + "/messages/" + messageId + "/attachments/" + messageId + "-1";
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(staff(attachment).status()).isEqualTo(403));
        assertThat(as(buyer, "buyer").get(attachment).status()).isEqualTo(200);
    }
}
