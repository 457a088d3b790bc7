package dev.amana.messaging.stafffile;

import static dev.amana.platform.personal.RetentionClass.STAFF_EVIDENCE;

import dev.amana.messaging.contract.StaffFilePart;
import dev.amana.messaging.conversation.Content.Attachment;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.mailbox.InfectedMessages;
import dev.amana.messaging.mime.MailAttachment;
import dev.amana.messaging.mime.MailReader;
import dev.amana.platform.Ids;
import dev.amana.platform.blob.BlobStore;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.SubjectErasedException;
import dev.amana.platform.personal.Vault;
import dev.amana.platform.publication.CloudEvent;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.SealedText;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;

/**
 * Tells the contents of files that staff sent, also of those in messages from before this was done. What is told twice has the
 * same identifier; what Kafka does not take now is told again later.
 */
@Component
@ProcessingGroup(WhenStaffSendFilesThenTell.GROUP)
class WhenStaffSendFilesThenTell {
    static final String GROUP = "messaging.staff-files";
    private static final int PATIENCE_SECONDS = 30;
    private static final Logger log = LoggerFactory.getLogger(WhenStaffSendFilesThenTell.class);

    private final BlobStore blobs;
    private final MailReader reader;
    private final Vault vault;
    private final KafkaOperations<String, byte[]> kafka;
    private final PublishedJson json;
    private final InfectedMessages infections;

    WhenStaffSendFilesThenTell(
            BlobStore blobs,
            MailReader reader,
            Vault vault,
            KafkaOperations<String, byte[]> kafka,
            PublishedJson json,
            InfectedMessages infections) {
        this.infections = infections;
        this.blobs = blobs;
        this.reader = reader;
        this.vault = vault;
        this.kafka = kafka;
        this.json = json;
    }

    @EventHandler
    void on(MessageReceived event) {
        if (event.author().role() == Role.AGENT
                && !event.content().attachments().isEmpty()) {
            try {
                blobs.get(event.content().original())
                        .ifPresent(raw -> tell(event, reader.read(raw).attachments()));
            } catch (SubjectErasedException over) {
                log.info("No evidence of message {} is kept any more", event.messageId());
            }
        }
    }

    /** File by file: of one mail at most so many bytes wait for Kafka at once. */
    private void tell(MessageReceived event, List<MailAttachment> files) {
        Boolean infected = infections.among(List.of(event.messageId())).isEmpty() ? null : true;
        same(event.content().attachments(), files).forEach((attachmentId, content) -> {
            int parts = Math.max(1, Math.ceilDiv(content.length, StaffFilePart.MOST_BYTES));
            CompletableFuture.allOf(IntStream.range(0, parts)
                            .mapToObj(part -> send(part(event, attachmentId, content, part, parts, infected)))
                            .toArray(CompletableFuture[]::new))
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        });
    }

    /**
     * Their contents, by their identifiers. An old mail is perhaps read otherwise today than it was then: what is not the file that
     * the event tells of is not told as that file.
     */
    static Map<String, byte[]> same(List<Attachment> told, List<MailAttachment> read) {
        Map<String, byte[]> same = new LinkedHashMap<>();
        for (int at = 0; at < Math.min(told.size(), read.size()); at++) {
            if (isThat(told.get(at), read.get(at))) {
                same.put(told.get(at).attachmentId(), read.get(at).content());
            }
        }
        if (same.size() < told.size()) {
            log.warn(
                    "Of the files from {} on, {} of {} are read otherwise than they were, and are not told",
                    told.getFirst().attachmentId(),
                    told.size() - same.size(),
                    told.size());
        }
        return same;
    }

    /** By the hash, too, where there is one and it can be read. */
    private static boolean isThat(Attachment told, MailAttachment read) {
        Personal sha256 = told.sha256();
        return told.bytes() == read.content().length
                && (sha256 == null || sha256.reveal().map(read.sha256()::equals).orElse(true));
    }

    private CompletableFuture<?> send(StaffFilePart part) {
        return kafka.send(new CloudEvent(
                        Ids.derived("staff-file", part.attachmentId(), Integer.toString(part.number())),
                        "/amana/messaging",
                        part.messageId(),
                        part.receivedAt(),
                        part.number(),
                        1,
                        null,
                        part)
                .toRecord(StaffFilePart.TOPIC, json));
    }

    private StaffFilePart part(
            MessageReceived event,
            String attachmentId,
            byte[] content,
            int part,
            int parts,
            @Nullable Boolean infected) {
        int from = part * StaffFilePart.MOST_BYTES;
        byte[] clear = Arrays.copyOfRange(content, from, Math.min(content.length, from + StaffFilePart.MOST_BYTES));
        String staffId = event.author().id();
        byte[] sealed = vault.sealBytes(staffId, STAFF_EVIDENCE, clear);
        SealedText text = new SealedText(
                staffId, STAFF_EVIDENCE.wireName(), Base64.getEncoder().encodeToString(sealed));
        return new StaffFilePart(
                attachmentId, event.messageId(), staffId, part + 1, parts, text, event.receivedAt(), infected);
    }
}
