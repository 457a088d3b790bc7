package dev.amana.gateway.cases.inbound;

import static dev.amana.gateway.cases.inbound.Values.wireName;

import dev.amana.gateway.cases.CaseFact;
import dev.amana.gateway.cases.CaseId;
import dev.amana.gateway.cases.CaseMessage;
import dev.amana.gateway.cases.CaseMessage.Delivery;
import dev.amana.gateway.cases.CaseMessage.State;
import dev.amana.gateway.cases.CaseMessage.Stop;
import dev.amana.gateway.cases.EntryData;
import dev.amana.gateway.cases.EntryData.SealedAttachment;
import dev.amana.messaging.contract.ContactEvent.AddressRestored;
import dev.amana.messaging.contract.ContactEvent.AddressSuspended;
import dev.amana.messaging.contract.ContactEvent.AgentAssigned;
import dev.amana.messaging.contract.ContactEvent.ContactRefused;
import dev.amana.messaging.contract.ContactEvent.ConversationOpened;
import dev.amana.messaging.contract.ContactEvent.MarkedCritical;
import dev.amana.messaging.contract.ContactEvent.ResolutionAgreed;
import dev.amana.messaging.contract.ContactEvent.ResolutionProposed;
import dev.amana.messaging.contract.ContactEvent.StaffContactRefused;
import dev.amana.messaging.contract.GuaranteeClaimEvent;
import dev.amana.messaging.contract.MessageEvent;
import dev.amana.messaging.contract.MessageEvent.AnswerNotNeeded;
import dev.amana.messaging.contract.MessageEvent.AppealSubmitted;
import dev.amana.messaging.contract.MessageEvent.ComplaintReceived;
import dev.amana.messaging.contract.MessageEvent.MessageFailed;
import dev.amana.messaging.contract.MessageEvent.MessageRead;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessageEvent.MessageRelayed;
import dev.amana.messaging.contract.MessageEvent.MessageReported;
import dev.amana.messaging.contract.MessageEvent.MessageWithheld;
import dev.amana.messaging.contract.MessageEvent.ResponseOverdue;
import dev.amana.messaging.contract.MessageEvent.WithheldBecause;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.platform.consumption.Received;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What messaging's events say about cases. */
final class MessagingFacts {
    private static final String BUYER = "buyer";
    private static final String SELLER = "seller";
    private static final String CUSTOMER = "customer";

    private MessagingFacts() {}

    static CaseFact of(Received<MessagingEvent> received) {
        return switch (received.event()) {
            case ConversationOpened e ->
                fact(
                                received,
                                e.openedAt(),
                                e.conversationId(),
                                EntryData.of(Values.of("kind", e.kind()).map()))
                        .with(parties(e.participants()))
                        .in("conversation." + e.conversationId() + ".opened");
            case AgentAssigned e ->
                fact(
                        received,
                        e.assignedAt(),
                        e.conversationId(),
                        EntryData.of(Values.of("assignee", e.agentId()).map()));
            case MessageReceived e ->
                fact(received, e.receivedAt(), e.messageId(), content(e))
                        .with(parties(List.of(e.sender(), e.recipient())))
                        .about(CaseMessage.received(e.messageId(), e.conversationId(), e.receivedAt()));
            case MessageRelayed e ->
                fact(
                                received,
                                e.relayedAt(),
                                e.messageId(),
                                EntryData.of(Values.of("attempts", e.attempts()).map()))
                        .about(delivered(e, new Delivery(e.relayedAt(), e.attempts(), null), e.messageId()))
                        .asMinor(true);
            case MessageEvent.MessageReleasedUnscreened e ->
                fact(
                        received,
                        e.releasedAt(),
                        e.messageId(),
                        EntryData.of(Values.of("riskClass", e.riskClass())
                                .and("waitedSeconds", e.waitedMillis() / 1_000)
                                .map()));
            case MessageFailed e ->
                fact(
                                received,
                                e.failedAt(),
                                e.messageId(),
                                EntryData.of(Values.of("status", e.status())
                                        .and("attempts", e.attempts())
                                        .map()))
                        .about(delivered(e, new Delivery(e.failedAt(), e.attempts(), e.status()), e.messageId()));
            case MessageWithheld e -> withheld(received, e);
            case AnswerNotNeeded e -> fact(received, e.at(), e.messageId(), EntryData.by(e.byId(), SELLER, Map.of()));
            case ResponseOverdue e ->
                fact(
                        received,
                        e.overdueAt(),
                        e.messageId(),
                        EntryData.by(
                                e.sellerId(),
                                SELLER,
                                Values.of("askedAt", e.askedAt())
                                        .and("dueAt", e.dueAt())
                                        .map()));
            case AppealSubmitted e ->
                fact(
                        received,
                        e.submittedAt(),
                        e.messageId(),
                        new EntryData(e.authorId(), null, Map.of(), Map.of("text", e.text()), List.of()));
            case MessageReported e ->
                fact(
                        received,
                        e.reportedAt(),
                        e.messageId(),
                        new EntryData(
                                e.reporterId(),
                                null,
                                Values.of("category", e.category()).map(),
                                e.words() == null ? Map.of() : Map.of("text", e.words()),
                                List.of()));
            case ContactRefused e ->
                fact(received, e.refusedAt(), e.messageId(), EntryData.by(e.sellerId(), SELLER, Map.of()));
            case MarkedCritical e ->
                fact(
                        received,
                        e.markedAt(),
                        e.messageId(),
                        EntryData.by(
                                e.sellerId(),
                                SELLER,
                                Values.of("recentUses", e.recentUses()).map()));
            case MessageRead e ->
                fact(received, e.readAt(), e.messageId(), EntryData.by(e.readerId(), CUSTOMER, Map.of()));
            case StaffContactRefused e ->
                fact(received, e.refusedAt(), e.conversationId(), EntryData.by(e.customerId(), CUSTOMER, Map.of()));
            case ResolutionProposed e ->
                fact(
                        received,
                        e.proposedAt(),
                        e.conversationId(),
                        EntryData.by(
                                e.buyerId(), BUYER, Values.of("way", e.way()).map()));
            case ResolutionAgreed e ->
                fact(
                        received,
                        e.agreedAt(),
                        e.conversationId(),
                        EntryData.by(
                                e.sellerId(), SELLER, Values.of("way", e.way()).map()));
            case ComplaintReceived e ->
                fact(
                        received,
                        e.complainedAt(),
                        e.messageId(),
                        EntryData.of(Values.of("type", e.type()).map()));
            case AddressSuspended e ->
                fact(
                        received,
                        e.suspendedAt(),
                        e.suspensionId(),
                        EntryData.of(Values.of("partyId", e.partyId())
                                .and("failures", e.failures())
                                .and("status", e.status())
                                .map()));
            case AddressRestored e ->
                fact(
                        received,
                        e.restoredAt(),
                        e.suspensionId(),
                        EntryData.of(Values.of("partyId", e.partyId())
                                .and("byId", e.byId())
                                .map()));
            case GuaranteeClaimEvent e -> ClaimFacts.of(received, e);
        };
    }

    private static CaseFact fact(Received<MessagingEvent> received, Instant at, String subject, EntryData data) {
        MessagingEvent event = received.event();
        String caseId = CaseId.of(event.orderId(), event.conversationId());
        return CaseFact.of(received, caseId, event.orderId(), at, subject, data);
    }

    private static CaseMessage delivered(MessagingEvent event, Delivery delivery, String messageId) {
        return CaseMessage.delivered(messageId, event.conversationId(), delivery);
    }

    /** Where a verdict withheld it, the verdict says more. */
    private static CaseFact withheld(Received<MessagingEvent> received, MessageWithheld e) {
        State stopped = stopped(e.because());
        CaseFact fact = fact(
                received,
                e.withheldAt(),
                e.messageId(),
                EntryData.of(Values.of("forGood", e.forGood())
                        .and("because", stopped == null ? null : stopped.wireName())
                        .map()));
        return stopped == null
                ? fact.asMinor(true)
                : fact.about(CaseMessage.stopped(e.messageId(), e.conversationId(), new Stop(stopped, e.withheldAt())));
    }

    private static @Nullable State stopped(@Nullable WithheldBecause because) {
        return switch (because) {
            case null -> null;
            case HELD, BLOCKED -> null;
            case SENDER_SUSPENDED -> State.SENDER_SUSPENDED;
            case REVEALS_IDENTITY, NOT_RELAYABLE -> State.QUARANTINED;
        };
    }

    private static EntryData content(MessageReceived e) {
        Map<String, SealedText> texts = new TreeMap<>(Map.of("subject", e.subject(), "text", e.text()));
        if (e.quoted() != null) {
            texts.put("quoted", e.quoted());
        }
        if (e.hidden() != null) {
            texts.put("hidden", e.hidden());
        }
        Map<String, String> values = Values.of("channel", e.channel())
                .and("conversationId", e.conversationId())
                .and("kind", e.kind())
                .and("recipientId", e.recipient().partyId())
                .and("recipientRole", e.recipient().role())
                .and("locale", e.sender().locale())
                .map();
        List<SealedAttachment> attachments = e.attachments().stream()
                .map(a -> new SealedAttachment(a.attachmentId(), a.name(), a.type(), a.bytes()))
                .toList();
        return new EntryData(e.sender().partyId(), wireName(e.sender().role()), values, texts, attachments);
    }

    private static Map<String, String> parties(List<Participant> participants) {
        Map<String, String> parties = new TreeMap<>();
        participants.forEach(p -> parties.put(p.partyId(), wireName(p.role())));
        return parties;
    }
}
