package dev.amana.messaging;

import static dev.amana.platform.personal.RetentionClass.STAFF_EVIDENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.Attachment;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.StaffFilePart;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import dev.amana.testkit.KafkaPeer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff send as a file is told whole, whatever becomes of the message; what customers send is nobody's evidence. */
class StaffFilesTest extends MessagingServiceTest {

    @Autowired
    Vault vault;

    private final String agent = "agent-" + unique;

    @Test
    void filesOfStaffAreToldWithTheirHashAndInParts() throws Exception {
        String conversation = openSupport();
        byte[] picture = picture();
        assertThat(picture).hasSizeBetween(StaffFilePart.MOST_BYTES + 1, 2 * StaffFilePart.MOST_BYTES);
        Web.Answer sent = as(agent, "agent").post(path(conversation), "Look.", "photo.png", "image/png", picture);
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        MessageReceived received = moderation.awaitMessages(conversation, 1).getFirst();
        Attachment file = received.attachments().getFirst();
        SealedText sha256 = file.sha256();
        assertThat(sha256).isNotNull();
        assertThat(vault.open(sha256).reveal()).hasValue(sha256(picture));

        List<StaffFilePart> parts = parts(file.attachmentId());
        assertThat(parts).extracting(StaffFilePart::number).containsExactly(1, 2);
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.messageId()).isEqualTo(received.messageId());
            assertThat(part.content().subject()).isEqualTo(agent);
            assertThat(part.content().retention()).isEqualTo("staff-evidence");
        });
        assertThat(content(parts)).isEqualTo(picture);
    }

    @Test
    void filesOfCustomersAreNotTold() {
        String conversation = openSupport();
        as(buyer, "buyer").post(path(conversation), "Look.", "lamp.txt", "text/plain", "It is broken");
        Attachment customers = moderation
                .awaitMessages(conversation, 1)
                .getFirst()
                .attachments()
                .getFirst();
        assertThat(customers.sha256()).isNull();
        as(agent, "agent").post(path(conversation), "Thank you.", "answer.txt", "text/plain", "I see");
        Attachment staffs = moderation
                .awaitMessages(conversation, 2)
                .getLast()
                .attachments()
                .getFirst();
        assertThat(parts(staffs.attachmentId()))
                .extracting(StaffFilePart::attachmentId)
                .doesNotContain(customers.attachmentId());
    }

    private String openSupport() {
        return as("marketplace", "marketplace")
                .post(
                        "/api/conversations",
                        "{\"kind\": \"support\", \"customer\": %s, \"agentId\": \"%s\"}"
                                .formatted(person(buyer, buyerEmail), agent))
                .text("conversationId");
    }

    private static String path(String conversation) {
        return "/api/conversations/" + conversation + "/messages";
    }

    /** All that were told until those of this file were. */
    private List<StaffFilePart> parts(String attachmentId) {
        try (KafkaPeer<StaffFilePart> evidence = new KafkaPeer<>(
                environment.getRequiredProperty("spring.kafka.bootstrap-servers"),
                StaffFilePart.TOPIC,
                StaffFilePart.class)) {
            return await().atMost(SOON)
                    .until(
                            () -> evidence.heard().stream()
                                    .filter(part -> part.staffId().equals(agent))
                                    .toList(),
                            parts -> parts.stream()
                                    .anyMatch(part ->
                                            part.attachmentId().equals(attachmentId) && part.number() == part.parts()));
        }
    }

    private byte[] content(List<StaffFilePart> parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        parts.forEach(part -> content.writeBytes(vault.openBytes(
                        agent,
                        STAFF_EVIDENCE,
                        Base64.getDecoder().decode(part.content().ciphertext()))
                .orElseThrow()));
        return content.toByteArray();
    }

    /** Noise, which no format makes smaller. */
    private static byte[] picture() throws IOException {
        BufferedImage noise = new BufferedImage(280, 280, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int at = 0; at < 280 * 280; at++) {
            noise.setRGB(at % 280, at / 280, random.nextInt(1 << 24));
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(noise, "png", png);
        return png.toByteArray();
    }

    private static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
