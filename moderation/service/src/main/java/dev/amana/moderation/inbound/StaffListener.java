package dev.amana.moderation.inbound;

import dev.amana.messaging.contract.ContactEvent.StaffContactRefused;
import dev.amana.messaging.contract.GuaranteeClaimEvent;
import dev.amana.messaging.contract.MessageEvent.Attachment;
import dev.amana.messaging.contract.MessageEvent.MessageFailed;
import dev.amana.messaging.contract.MessageEvent.MessageRead;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessageEvent.MessageRelayed;
import dev.amana.messaging.contract.MessageEvent.MessageWithheld;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.investigation.ApologyFailure;
import dev.amana.moderation.investigation.ApologyStep;
import dev.amana.moderation.investigation.InvestigationNews;
import dev.amana.moderation.investigation.StaffFile;
import dev.amana.moderation.investigation.StaffFiles;
import dev.amana.moderation.investigation.StaffMessages;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.InboxConfiguration;
import dev.amana.platform.consumption.Received;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps what staff write, and follows apologies. Apart from screening, so that no message waits for it. */
@Component
class StaffListener {
    static final String GROUP = "moderation.staff-evidence";

    private final Inbox inbox;
    private final StaffMessages messages;
    private final StaffFiles files;
    private final InvestigationNews news;
    private final Vault vault;

    StaffListener(Inbox inbox, StaffMessages messages, StaffFiles files, InvestigationNews news, Vault vault) {
        this.inbox = inbox;
        this.messages = messages;
        this.files = files;
        this.news = news;
        this.vault = vault;
    }

    @KafkaListener(
            id = GROUP,
            groupId = GROUP,
            topics = MessagingEvent.TOPIC,
            properties = InboxConfiguration.NOW_AND_THEN)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consumeOnly(GROUP, batch, MessagingEvent.class, this::ofStaff, this::handle);
    }

    /** Nearly all messages go between buyers and sellers. */
    private List<Received<MessagingEvent>> ofStaff(List<Received<MessagingEvent>> all) {
        Set<String> apologies = news.apologiesAmong(all.stream()
                .flatMap(received -> progress(received.event()).stream())
                .toList());
        return all.stream()
                .filter(received -> switch (received.event()) {
                    case MessageReceived e ->
                        e.sender().role() == Role.AGENT || e.recipient().role() == Role.AGENT;
                    case GuaranteeClaimEvent e -> StaffClaimText.of(e).isPresent();
                    case MessageWithheld e when infected(e) -> true;
                    case MessagingEvent e ->
                        progress(e).map(apologies::contains).orElse(true);
                })
                .toList();
    }

    /** Whoever wrote it: whether that was staff, nothing says. */
    private static boolean infected(MessageWithheld event) {
        return Boolean.TRUE.equals(event.infected());
    }

    /** Of which message it tells what became of it. */
    private static Optional<String> progress(MessagingEvent event) {
        return switch (event) {
            case MessageRelayed e -> Optional.of(e.messageId());
            case MessageFailed e -> Optional.of(e.messageId());
            case MessageWithheld e -> Optional.of(e.messageId());
            case MessageRead e -> Optional.of(e.messageId());
            default -> Optional.empty();
        };
    }

    private void handle(Received<MessagingEvent> received) {
        switch (received.event()) {
            case MessageReceived e when e.sender().role() == Role.AGENT -> news.written(kept(e));
            case MessageReceived e -> {
                if (e.recipient().role() == Role.AGENT && !Boolean.TRUE.equals(e.automatic())) {
                    news.customerWrote(e.conversationId(), e.receivedAt());
                }
            }
            case MessageRelayed e -> news.apology(e.messageId(), ApologyStep.SENT, e.relayedAt());
            case MessageFailed e ->
                news.apologyFailed(e.messageId(), ApologyFailure.of(e.status(), e.attempts()), e.failedAt());
            case MessageWithheld e -> {
                if (infected(e)) {
                    files.infected(e.messageId(), e.withheldAt());
                }
                if (e.forGood()) {
                    news.apologyFailed(e.messageId(), ApologyFailure.WITHHELD, e.withheldAt());
                }
            }
            case MessageRead e -> news.apology(e.messageId(), ApologyStep.READ, e.readAt());
            case GuaranteeClaimEvent e -> StaffClaimText.of(e).ifPresent(text -> news.written(kept(e, text)));
            case StaffContactRefused e -> news.contactRefused(e.conversationId(), e.refusedAt());
            // Only what concerns staff: everything else is somebody else's.
            default -> {}
        }
    }

    /** All else that is screened, so that nothing that was held for it is missing from the evidence. */
    private List<Personal> more(MessageReceived message) {
        return Stream.ofNullable(message.hidden()).map(vault::open).toList();
    }

    private StaffFile file(Attachment attachment) {
        SealedText sha256 = attachment.sha256();
        return new StaffFile(
                attachment.attachmentId(),
                vault.open(attachment.name()).revealOr(""),
                attachment.type(),
                attachment.bytes(),
                sha256 == null ? null : vault.open(sha256).reveal().orElse(null));
    }

    /** What staff quote is what their customer wrote: no evidence about staff, and gone with the customer's other words. */
    private @Nullable Personal quoted(MessageReceived message) {
        SealedText quoted = message.quoted();
        return quoted == null
                ? null
                : Personal.of(
                        message.recipient().partyId(),
                        RetentionClass.CORRESPONDENCE,
                        vault.open(quoted).revealOr(""));
    }

    private StaffMessages.Row kept(GuaranteeClaimEvent claim, StaffClaimText text) {
        String staffId = text.said().author().partyId();
        return messages.keep(
                text.said().textId(),
                staffId,
                claim.conversationId(),
                claim.orderId(),
                text.said().recipient().locale(),
                Personal.of(staffId, RetentionClass.STAFF_EVIDENCE, ""),
                vault.open(text.text()),
                List.of(),
                List.of(),
                null,
                text.at());
    }

    private StaffMessages.Row kept(MessageReceived message) {
        return messages.keep(
                message.messageId(),
                message.sender().partyId(),
                message.conversationId(),
                message.orderId(),
                message.recipient().locale(),
                vault.open(message.subject()),
                vault.open(message.text()),
                more(message),
                message.attachments().stream().map(this::file).toList(),
                quoted(message),
                message.receivedAt());
    }
}
