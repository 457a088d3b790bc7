package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.published.AuditRecorded;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The HTTP door: who may open, write and read. */
class DoorsTest extends MessagingServiceTest {
    private static final String MESSAGES = "/api/conversations/%s/messages";

    @Test
    void openingAgainGivesTheSameAliases() {
        Web.Answer first = open("order-" + unique);
        Web.Answer second = open("order-" + unique);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(first.text("buyerAlias"))
                .matches("[0-9a-hjkmnp-tv-z]{24}@alias\\.amana\\.test")
                .isNotEqualTo(first.text("sellerAlias"));
        assertThat(open("other-" + unique).text("buyerAlias")).isNotEqualTo(first.text("buyerAlias"));
    }

    @Test
    void onlyTheMarketplaceOpensAndOnlyWithWhatIsNeeded() {
        assertThat(as(buyer, "buyer").post("/api/conversations", "{}").status()).isEqualTo(403);
        Web marketplace = as("marketplace", "marketplace");
        assertThat(marketplace.post("/api/conversations", "{}").status()).isEqualTo(400);
        String bad = "{\"orderId\": \"o\", \"buyer\": %s, \"seller\": %s}"
                .formatted(person(buyer, "no address"), person(seller, sellerEmail));
        assertThat(marketplace.post("/api/conversations", bad).body()).contains("#/buyer/email");
    }

    @Test
    void supportConversationIsBetweenCustomerAndAssignedAgent() {
        Web.Answer support = openSupport();
        assertThat(support.status()).as(support.body()).isEqualTo(201);
        String id = support.text("conversationId");
        Web agent = as("agent", "agent");
        Web.Answer sent = agent.post(
                MESSAGES.formatted(id), "Your receipt is attached.", "receipt.txt", "text/plain", "4999 EUR");
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        assertThat(sent.text("state")).isEqualTo("received");
        MessageReceived received = moderation.awaitMessages(id, 1).getFirst();
        assertThat(received.sender().role()).isEqualTo(MessagingEvent.Role.AGENT);
        assertThat(received.attachments()).hasSize(1);
        moderation.clear(received);
        await().atMost(SOON).until(() -> !inbox(buyerEmail).mails().isEmpty());
        Web customer = as(buyer, "buyer");
        awaitState(id, customer, "relayed");
        JsonNode read = messages(id, customer).getFirst();
        assertThat(read.path("from").asString("")).isEqualTo(support.text("supportAlias"));
        String attachment =
                read.path("attachments").path(0).path("attachmentId").asString("");
        String path = MESSAGES.formatted(id) + "/" + sent.text("messageId") + "/attachments/" + attachment;
        assertThat(customer.get(path).body()).isEqualTo("4999 EUR");
        assertThat(as("other", "agent").get(MESSAGES.formatted(id)).status()).isEqualTo(404);
    }

    @Test
    void reviewersSeeAPicturePaintedAnewAndThatIsRecorded() throws IOException {
        Opened opened = opened();
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", picture);
        String withPicture =
                letter("<9@x>", "Lamp", "", "").replace("text/plain; charset=utf-8", "multipart/mixed; boundary=b")
                        + "--b\nContent-Type: text/plain\n\nSee\n--b\nContent-Type: image/png\n"
                        + "Content-Disposition: attachment; filename=lamp.png\nContent-Transfer-Encoding: base64\n\n"
                        + Base64.getEncoder().encodeToString(picture.toByteArray()) + "\n--b--\n";
        assertThat(mail().send(sellerEmail, opened.buyerAlias(), withPicture).code())
                .isEqualTo(250);
        MessageReceived received = moderation.awaitMessages(opened.id(), 1).getFirst();
        String path = "/console/pictures/" + opened.id() + '/' + received.messageId() + '/'
                + received.attachments().getFirst().attachmentId();

        Web.Answer shown = as("trust", "trust").get(path);
        assertThat(shown.status()).as(shown.body()).isEqualTo(200);
        assertThat(shown.header("Content-Type")).isEqualTo("image/png");
        assertThat(shown.header("Content-Security-Policy")).startsWith("sandbox");
        assertThat(as(seller, "seller").get(path).status()).isEqualTo(403);
        assertThat(as("trust", "trust").get(path + '0').status()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'attachment.view' and target = :target")
                        .param("target", "conversation/" + opened.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void customersAnswerIsReadByTheDeskAndNeedsNoMail() {
        Web.Answer support = openSupport();
        String id = support.text("conversationId");
        assertThat(mail().send(buyerEmail, support.text("supportAlias"), letter("<1@x>", "Help", "", "Please help"))
                        .code())
                .isEqualTo(250);
        Web agent = as("agent", "agent");
        MessageReceived received = moderation.awaitMessages(id, 1).getFirst();
        assertThat(messages(id, agent)).isEmpty();
        moderation.clear(received);
        assertThat(moderation.awaitEvent(id, MessageEvent.MessageRelayed.class).attempts())
                .isZero();
        awaitState(id, agent, "relayed");
        assertThat(messages(id, agent).getFirst().path("text").asString("")).contains("Please help");
    }

    @Test
    void anotherAgentWritesOnceAssigned() {
        String id = openSupport().text("conversationId");
        Web anton = as("anton", "agent");
        assertThat(anton.post(MESSAGES.formatted(id), "{\"text\": \"Hello\"}").status())
                .isEqualTo(404);
        Web.Answer assigned =
                as("lead", "trust-lead").post("/api/conversations/" + id + "/assignment", "{\"agentId\": \"anton\"}");
        assertThat(assigned.status()).as(assigned.body()).isEqualTo(204);
        await().atMost(SOON)
                .until(() -> anton.post(MESSAGES.formatted(id), "{\"text\": \"Hello\"}")
                                .status()
                        == 202);
    }

    @Test
    void sameKeySendsOneMessage() {
        Opened opened = opened();
        Web author = as(buyer, "buyer");
        Web.Answer first =
                author.post(MESSAGES.formatted(opened.id()), "{\"text\": \"Hello\"}", "Idempotency-Key", "k-" + unique);
        Web.Answer second =
                author.post(MESSAGES.formatted(opened.id()), "{\"text\": \"Hello\"}", "Idempotency-Key", "k-" + unique);
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(second.text("messageId")).isEqualTo(first.text("messageId"));
        await().atMost(SOON).until(() -> messages(opened.id(), author).size() == 1);
    }

    @Test
    void strangersSeeNothingAndStaffGiveAReasonThatIsRecorded() {
        Opened opened = opened();
        String path = MESSAGES.formatted(opened.id());
        assertThat(as("someone", "buyer").get(path).status()).isEqualTo(404);
        assertThat(as("someone", "buyer").post(path, "{\"text\": \"Hello\"}").status())
                .isEqualTo(404);
        assertThat(as("agent", "agent").get(path).status()).isEqualTo(404);
        Web trust = as("tina", "trust");
        await().atMost(SOON).until(() -> trust.get(path).status() == 400);
        assertThat(trust.get(path + "?reason=complaint-7").status()).isEqualTo(200);
        assertThat(trust.post(path, "{\"text\": \"Hello\"}").status()).isEqualTo(404);
        assertThat(AuditRecorded.TOPIC).isNotEmpty();
        await().atMost(SOON)
                .until(() -> jdbc.sql("select count(*) from audit_entry where target = :target")
                                .param("target", "conversation/" + opened.id())
                                .query(Long.class)
                                .single()
                        == 1);
    }

    @Test
    void partyFindsItsConversationByOrder() {
        Opened opened = opened();
        Web reader = as(buyer, "buyer");
        await().atMost(SOON)
                .until(() -> reader.get("/api/conversations?orderId=order-" + unique)
                                .json()
                                .path("items")
                                .size()
                        == 1);
        JsonNode found = reader.get("/api/conversations?orderId=order-" + unique)
                .json()
                .path("items")
                .path(0);
        assertThat(found.path("alias").asString("")).isEqualTo(opened.buyerAlias());
        assertThat(found.path("counterpartAlias").asString("")).isEqualTo(opened.sellerAlias());
        assertThat(as("someone", "buyer")
                        .get("/api/conversations?orderId=order-" + unique)
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void attachmentThatIsNeverRelayedIsRefusedAtOnce() {
        Opened opened = opened();
        Web.Answer answer = as(buyer, "buyer")
                .post(MESSAGES.formatted(opened.id()), "See here", "tool.exe", "application/x-msdownload", "MZ");
        assertThat(answer.status()).as(answer.body()).isEqualTo(415);
        assertThat(answer.body()).contains("tool.exe");
    }

    @Test
    void longTextIsRefusedWithTheLimit() {
        Opened opened = opened();
        String text = "many words ".repeat(10_000);
        Web.Answer answer = as(buyer, "buyer").post(MESSAGES.formatted(opened.id()), "{\"text\": \"" + text + "\"}");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("100,000");
    }

    @Test
    void interfaceIsDocumented() {
        Web anyone = as(buyer, "buyer");
        JsonNode paths = anyone.get("/v3/api-docs").json().path("paths");
        List<String> operations = paths.valueStream()
                .flatMap(path -> path.properties().stream())
                .map(Map.Entry::getValue)
                .map(operation -> operation.path("operationId").asString(""))
                .toList();
        assertThat(operations)
                .contains("openConversation", "listConversations", "listMessages", "sendMessage", "downloadAttachment");
    }

    private Web.Answer openSupport() {
        return as("marketplace", "marketplace")
                .post(
                        "/api/conversations",
                        "{\"kind\": \"support\", \"customer\": %s}".formatted(person(buyer, buyerEmail)));
    }
}
