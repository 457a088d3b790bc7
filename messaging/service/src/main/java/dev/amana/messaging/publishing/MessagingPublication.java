package dev.amana.messaging.publishing;

import dev.amana.messaging.claim.ClaimEvent;
import dev.amana.messaging.contract.ContactEvent;
import dev.amana.messaging.contract.MessageEvent;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.Content;
import dev.amana.messaging.conversation.ConversationEvent;
import dev.amana.messaging.conversation.ConversationEvent.AddressRestored;
import dev.amana.messaging.conversation.ConversationEvent.AddressSuspended;
import dev.amana.messaging.conversation.ConversationEvent.AgentAssigned;
import dev.amana.messaging.conversation.ConversationEvent.AnswerNotNeeded;
import dev.amana.messaging.conversation.ConversationEvent.AppealSubmitted;
import dev.amana.messaging.conversation.ConversationEvent.CaseAgentAssigned;
import dev.amana.messaging.conversation.ConversationEvent.ComplaintReceived;
import dev.amana.messaging.conversation.ConversationEvent.ContactPaused;
import dev.amana.messaging.conversation.ConversationEvent.ContactRefused;
import dev.amana.messaging.conversation.ConversationEvent.ContactResumed;
import dev.amana.messaging.conversation.ConversationEvent.ConversationOpened;
import dev.amana.messaging.conversation.ConversationEvent.MarkedCritical;
import dev.amana.messaging.conversation.ConversationEvent.MeasureRecorded;
import dev.amana.messaging.conversation.ConversationEvent.MessageFailed;
import dev.amana.messaging.conversation.ConversationEvent.MessageRead;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.MessageRelayed;
import dev.amana.messaging.conversation.ConversationEvent.MessageReleased;
import dev.amana.messaging.conversation.ConversationEvent.MessageReported;
import dev.amana.messaging.conversation.ConversationEvent.MessageWithheld;
import dev.amana.messaging.conversation.ConversationEvent.ResolutionAgreed;
import dev.amana.messaging.conversation.ConversationEvent.ResolutionProposed;
import dev.amana.messaging.conversation.ConversationEvent.ResponseOverdue;
import dev.amana.messaging.conversation.ConversationEvent.StaffContactRefused;
import dev.amana.messaging.conversation.ConversationEvent.Unscreened;
import dev.amana.messaging.conversation.ConversationEvent.VerdictRecorded;
import dev.amana.messaging.conversation.Kind;
import dev.amana.messaging.conversation.Participant;
import dev.amana.messaging.conversation.ResolutionWay;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.conversation.WithheldBecause;
import dev.amana.messaging.receipt.StrayMessageEvent;
import dev.amana.messaging.receipt.StrayMessageEvent.StrayMessageRefused;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.publication.Publication;
import dev.amana.published.PublishedEvent;
import dev.amana.published.SealedText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From what happened inside to what others are told. Pure: the same event always gives the same. */
@Component
public class MessagingPublication implements Publication {

    @Override
    public String topic() {
        return MessagingEvent.TOPIC;
    }

    @Override
    public @Nullable PublishedEvent translate(Object domainEvent) {
        if (domainEvent instanceof ClaimEvent event) {
            return ClaimTranslation.published(event);
        }
        if (domainEvent instanceof StrayMessageEvent event) {
            return published(event);
        }
        return domainEvent instanceof ConversationEvent event ? published(event) : null;
    }

    private static MessagingEvent published(StrayMessageEvent domainEvent) {
        return switch (domainEvent) {
            case StrayMessageRefused e ->
                new MessageEvent.MessageFailed(e.conversationId(), e.messageId(), null, e.status(), 0, e.at());
        };
    }

    private static @Nullable MessagingEvent published(ConversationEvent domainEvent) {
        return switch (domainEvent) {
            case ConversationOpened e ->
                new ContactEvent.ConversationOpened(
                        e.conversationId(),
                        kind(e.kind()),
                        e.orderId(),
                        List.of(
                                participant(e.first().participant()),
                                participant(e.second().participant())),
                        e.agentId(),
                        e.openedAt());
            case AgentAssigned e ->
                new ContactEvent.AgentAssigned(e.conversationId(), e.orderId(), e.agentId(), e.assignedAt());
            case MessageReceived e -> received(e, e.content());
            case MessageRelayed e ->
                new MessageEvent.MessageRelayed(
                        e.conversationId(), e.messageId(), e.orderId(), e.attempts(), e.relayedAt());
            case MessageFailed e ->
                new MessageEvent.MessageFailed(
                        e.conversationId(), e.messageId(), e.orderId(), e.status(), e.attempts(), e.failedAt());
            case MessageWithheld e ->
                new MessageEvent.MessageWithheld(
                        e.conversationId(),
                        e.messageId(),
                        e.orderId(),
                        forGood(e.because()),
                        because(e.because()),
                        e.withheldAt(),
                        e.because() == WithheldBecause.INFECTED ? true : null);
            case AnswerNotNeeded e ->
                new MessageEvent.AnswerNotNeeded(e.conversationId(), e.messageId(), e.orderId(), e.byId(), e.at());
            case ResponseOverdue e ->
                new MessageEvent.ResponseOverdue(
                        e.conversationId(),
                        e.messageId(),
                        e.orderId(),
                        e.sellerId(),
                        e.askedAt(),
                        e.dueAt(),
                        e.overdueAt());
            case AppealSubmitted e ->
                new MessageEvent.AppealSubmitted(
                        e.conversationId(),
                        e.messageId(),
                        e.orderId(),
                        e.authorId(),
                        e.text().sealed(),
                        e.submittedAt(),
                        e.about() == null ? null : e.about().name().toLowerCase(Locale.ROOT));
            // Moderation, whose measure it is, has told of it.
            case MeasureRecorded e -> null;
            case MessageReported e ->
                new MessageEvent.MessageReported(
                        e.conversationId(),
                        e.messageId(),
                        e.orderId(),
                        e.reporterId(),
                        e.authorId(),
                        role(e.authorRole()),
                        e.category().wireName(),
                        sealed(e.words()),
                        e.subject().sealed(),
                        e.text().sealed(),
                        e.reportedAt());
            case ContactRefused e ->
                new ContactEvent.ContactRefused(
                        e.conversationId(), e.messageId(), e.orderId(), e.sellerId(), e.refusedAt());
            case MarkedCritical e ->
                new ContactEvent.MarkedCritical(
                        e.conversationId(), e.messageId(), e.orderId(), e.sellerId(), e.recentUses(), e.markedAt());
            case ComplaintReceived e ->
                new MessageEvent.ComplaintReceived(
                        e.conversationId(), e.messageId(), e.orderId(), e.type(), e.complainedAt());
            case AddressSuspended e ->
                new ContactEvent.AddressSuspended(
                        e.conversationId(),
                        e.suspensionId(),
                        e.orderId(),
                        e.partyId(),
                        e.failures(),
                        e.status(),
                        e.suspendedAt());
            case AddressRestored e ->
                new ContactEvent.AddressRestored(
                        e.conversationId(), e.suspensionId(), e.orderId(), e.partyId(), e.byId(), e.restoredAt());
            // Moderation publishes its verdicts itself, and a release shows as relayed or failed soon after.
            case VerdictRecorded ignored -> null;
            case MessageReleased e -> unscreened(e);
            case MessageRead e ->
                new MessageEvent.MessageRead(e.conversationId(), e.messageId(), e.orderId(), e.readerId(), e.readAt());
            case StaffContactRefused e ->
                new ContactEvent.StaffContactRefused(e.conversationId(), e.orderId(), e.customerId(), e.refusedAt());
            case ResolutionProposed e ->
                new ContactEvent.ResolutionProposed(
                        e.conversationId(), e.orderId(), e.buyerId(), e.sellerId(), way(e.way()), e.proposedAt());
            case ResolutionAgreed e ->
                new ContactEvent.ResolutionAgreed(
                        e.conversationId(), e.orderId(), e.buyerId(), e.sellerId(), way(e.way()), e.agreedAt());
            // The claim tells it.
            case ContactPaused ignored -> null;
            case ContactResumed ignored -> null;
            // Moderation, where the case was assigned, has told it.
            case CaseAgentAssigned ignored -> null;
        };
    }

    private static MessagingEvent received(MessageReceived e, Content content) {
        return new MessageEvent.MessageReceived(
                e.conversationId(),
                e.messageId(),
                e.orderId(),
                kind(e.kind()),
                participant(e.author()),
                participant(e.recipient()),
                channel(e.channel()),
                content.subject().sealed(),
                content.text().sealed(),
                sealed(content.quoted()),
                sealed(content.hidden()),
                content.attachments().stream()
                        .map(a -> new MessageEvent.Attachment(
                                a.attachmentId(),
                                a.name().sealed(),
                                a.type(),
                                a.bytes(),
                                a.digest(),
                                a.inline(),
                                sealed(a.sha256())))
                        .toList(),
                e.automatic(),
                e.receivedAt(),
                content.partlyRead());
    }

    private static MessageEvent.@Nullable MessageReleasedUnscreened unscreened(MessageReleased e) {
        Unscreened unscreened = e.unscreened();
        return unscreened == null
                ? null
                : new MessageEvent.MessageReleasedUnscreened(
                        e.conversationId(),
                        e.messageId(),
                        e.orderId(),
                        unscreened.riskClass(),
                        unscreened.waitedMillis(),
                        e.releasedAt());
    }

    private static @Nullable SealedText sealed(@Nullable Personal personal) {
        return personal == null ? null : personal.sealed();
    }

    private static MessagingEvent.Participant participant(Participant participant) {
        return new MessagingEvent.Participant(participant.id(), role(participant.role()), participant.locale());
    }

    private static boolean forGood(WithheldBecause because) {
        return switch (because) {
            case HELD, AWAITS_SCAN, SENDER_SUSPENDED -> false;
            case BLOCKED, REVEALS_IDENTITY, NOT_RELAYABLE, INFECTED, NOT_SCANNED -> true;
        };
    }

    private static MessageEvent.@Nullable WithheldBecause because(WithheldBecause because) {
        return switch (because) {
            case HELD -> MessageEvent.WithheldBecause.HELD;
            case BLOCKED -> MessageEvent.WithheldBecause.BLOCKED;
            case REVEALS_IDENTITY -> MessageEvent.WithheldBecause.REVEALS_IDENTITY;
            case NOT_RELAYABLE, INFECTED, NOT_SCANNED -> MessageEvent.WithheldBecause.NOT_RELAYABLE;
            case SENDER_SUSPENDED -> MessageEvent.WithheldBecause.SENDER_SUSPENDED;
            // It will leave or be withheld for a reason that has a name.
            case AWAITS_SCAN -> null;
        };
    }

    private static MessagingEvent.ConversationKind kind(Kind kind) {
        return switch (kind) {
            case ORDER -> MessagingEvent.ConversationKind.ORDER;
            case SUPPORT -> MessagingEvent.ConversationKind.SUPPORT;
        };
    }

    private static ContactEvent.ResolutionWay way(ResolutionWay way) {
        return switch (way) {
            case RETURN -> ContactEvent.ResolutionWay.RETURN;
            case REFUND -> ContactEvent.ResolutionWay.REFUND;
            case REPLACEMENT -> ContactEvent.ResolutionWay.REPLACEMENT;
        };
    }

    private static MessageEvent.Channel channel(Channel channel) {
        return switch (channel) {
            case SMTP -> MessageEvent.Channel.SMTP;
            case API -> MessageEvent.Channel.API;
            case SUBMISSION -> MessageEvent.Channel.SUBMISSION;
        };
    }

    private static MessagingEvent.Role role(Role role) {
        return switch (role) {
            case BUYER -> MessagingEvent.Role.BUYER;
            case SELLER -> MessagingEvent.Role.SELLER;
            case CUSTOMER -> MessagingEvent.Role.CUSTOMER;
            case AGENT -> MessagingEvent.Role.AGENT;
        };
    }
}
