package dev.amana.messaging.conversation;

import static dev.amana.platform.personal.RetentionClass.CORRESPONDENCE;
import static dev.amana.platform.personal.RetentionClass.PROFILE;

import dev.amana.messaging.conversation.ConversationCommand.OpenConversation;
import dev.amana.messaging.conversation.ConversationCommand.ReceiveMessage;
import dev.amana.messaging.conversation.ConversationEvent.AgentAssigned;
import dev.amana.messaging.conversation.ConversationEvent.AnswerNotNeeded;
import dev.amana.messaging.conversation.ConversationEvent.AppealSubmitted;
import dev.amana.messaging.conversation.ConversationEvent.ContactPaused;
import dev.amana.messaging.conversation.ConversationEvent.ContactRefused;
import dev.amana.messaging.conversation.ConversationEvent.ContactResumed;
import dev.amana.messaging.conversation.ConversationEvent.ConversationOpened;
import dev.amana.messaging.conversation.ConversationEvent.MarkedCritical;
import dev.amana.messaging.conversation.ConversationEvent.MeasureRecorded;
import dev.amana.messaging.conversation.ConversationEvent.MessageFailed;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.MessageRelayed;
import dev.amana.messaging.conversation.ConversationEvent.MessageReleased;
import dev.amana.messaging.conversation.ConversationEvent.MessageReported;
import dev.amana.messaging.conversation.ConversationEvent.MessageWithheld;
import dev.amana.messaging.conversation.ConversationEvent.ResponseOverdue;
import dev.amana.messaging.conversation.ConversationEvent.VerdictRecorded;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.personal.Personal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation about a lamp, for tests. */
public final class Samples {
    public static final String CONVERSATION = "01JDCONVERSATION0000000001";
    public static final String MESSAGE = "01JDMESSAGE000000000000001";
    public static final String ORDER = "order-17";
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final Participant BUYER = new Participant("berta", Role.BUYER, "de");
    public static final Participant SELLER = new Participant("selim", Role.SELLER, "en");
    public static final Participant CUSTOMER = new Participant("clara", Role.CUSTOMER, "ja");

    private Samples() {}

    public static Personal correspondence(String subject, String text) {
        return Personal.of(subject, CORRESPONDENCE, text);
    }

    private static Member member(Participant participant, String alias, String email, String name) {
        return new Member(
                participant,
                alias,
                Personal.of(participant.id(), PROFILE, email),
                Personal.of(participant.id(), PROFILE, name));
    }

    public static OpenConversation open() {
        return new OpenConversation(
                CONVERSATION,
                Kind.ORDER,
                ORDER,
                member(BUYER, "b0000000000000000000000b", "berta@mail.test", "Berta Baum"),
                member(SELLER, "s0000000000000000000000s", "selim@shop.test", "Selim Sand"),
                null,
                NOON);
    }

    public static OpenConversation openSupport() {
        return new OpenConversation(
                CONVERSATION,
                Kind.SUPPORT,
                null,
                member(CUSTOMER, "c0000000000000000000000c", "clara@mail.test", "Clara Cohn"),
                new Member(Participant.supportDesk("ja"), "d0000000000000000000000d", null, null),
                "alma",
                NOON);
    }

    public static ConversationOpened opened(OpenConversation command) {
        return new ConversationOpened(
                command.conversationId(),
                command.kind(),
                command.orderId(),
                command.first(),
                command.second(),
                command.agentId(),
                command.at());
    }

    public static ConversationOpened opened() {
        return opened(open());
    }

    public static Content content(String author) {
        return new Content(
                correspondence(author, "The lamp"),
                correspondence(author, "Is it made of glass?"),
                correspondence(author, "> A fine lamp"),
                correspondence(author, "lamp.pdf"),
                List.of(new Content.Attachment(
                        MESSAGE + "-1", correspondence(author, "lamp.pdf"), "application/pdf", 1234)),
                new BlobRef("01JDBLOB000000000000000001", author, "correspondence", "ab".repeat(32), 4321),
                correspondence(author, "<1@laptop.mail.test>"));
    }

    public static ReceiveMessage receive(String author) {
        return new ReceiveMessage(CONVERSATION, MESSAGE, author, Channel.SMTP, content(author), NOON);
    }

    public static MessageReceived received() {
        return new MessageReceived(
                CONVERSATION, MESSAGE, ORDER, Kind.ORDER, BUYER, SELLER, Channel.SMTP, content("berta"), NOON);
    }

    /** The same from a machine. */
    public static MessageReceived receivedAutomatic() {
        return new MessageReceived(
                CONVERSATION, MESSAGE, ORDER, Kind.ORDER, BUYER, SELLER, Channel.SMTP, content("berta"), true, NOON);
    }

    /** With everything that there can be: from a machine, and addressed to somebody else as well. */
    public static MessageReceived receivedWhole() {
        Content plain = content("berta");
        Content content = new Content(
                plain.subject(),
                plain.text(),
                plain.quoted(),
                plain.hidden(),
                List.of(new Content.Attachment(
                        MESSAGE + "-1",
                        correspondence("berta", "logo.png"),
                        "image/png",
                        1234,
                        "cd".repeat(32),
                        true,
                        correspondence("berta", "ef".repeat(32)))),
                plain.original(),
                plain.mailId(),
                correspondence("berta", "friend@else.test"));
        return new MessageReceived(
                CONVERSATION, MESSAGE, ORDER, Kind.ORDER, BUYER, SELLER, Channel.SMTP, content, true, NOON);
    }

    public static Verdict verdict(int revision, Verdict.Outcome outcome) {
        boolean cleared = outcome == Verdict.Outcome.CLEARED;
        return new Verdict(revision, outcome, cleared ? "NONE" : "HIGH", cleared ? List.of() : List.of("threat"), NOON);
    }

    public static VerdictRecorded recorded(int revision, Verdict.Outcome outcome) {
        return new VerdictRecorded(CONVERSATION, MESSAGE, ORDER, verdict(revision, outcome));
    }

    public static MessageReleased released(int revision) {
        return new MessageReleased(CONVERSATION, MESSAGE, ORDER, revision, NOON);
    }

    static final ConversationEvent.Unscreened UNSCREENED = new ConversationEvent.Unscreened("between-parties", 600_000);

    public static MessageReleased releasedUnscreened() {
        return new MessageReleased(CONVERSATION, MESSAGE, ORDER, 0, NOON, UNSCREENED);
    }

    public static VerdictRecorded recordedWithTreatment() {
        return new VerdictRecorded(
                CONVERSATION,
                MESSAGE,
                ORDER,
                new Verdict(1, Verdict.Outcome.CLEARED, "LOW", List.of("contact-data"), NOON, true, true));
    }

    public static MessageWithheld withheld(WithheldBecause because, String... details) {
        return new MessageWithheld(CONVERSATION, MESSAGE, ORDER, because, List.of(details), NOON);
    }

    public static MessageRelayed relayed() {
        return new MessageRelayed(CONVERSATION, MESSAGE, ORDER, 1, NOON);
    }

    public static MessageFailed failed() {
        return new MessageFailed(CONVERSATION, MESSAGE, ORDER, "5.1.1", 2, NOON);
    }

    public static AgentAssigned assigned() {
        return new AgentAssigned(CONVERSATION, null, "anton", NOON);
    }

    public static AnswerNotNeeded notNeeded() {
        return new AnswerNotNeeded(CONVERSATION, MESSAGE, ORDER, "selim", NOON);
    }

    public static ResponseOverdue overdue() {
        return new ResponseOverdue(
                CONVERSATION, MESSAGE, ORDER, "selim", NOON.minusSeconds(86_400), NOON, NOON.plusSeconds(30));
    }

    public static MessageReported reported() {
        return new MessageReported(
                CONVERSATION,
                MESSAGE,
                ORDER,
                "selim",
                "berta",
                Role.BUYER,
                ReportCategory.FRAUD,
                correspondence("selim", "He wants to be paid twice"),
                correspondence("berta", "Lamp"),
                correspondence("berta", "Pay me again"),
                NOON);
    }

    public static AppealSubmitted appealed() {
        return appealed(Appealed.REPORT);
    }

    public static AppealSubmitted appealedVerdict() {
        return appealed(null);
    }

    private static AppealSubmitted appealed(@Nullable Appealed about) {
        return new AppealSubmitted(
                CONVERSATION, MESSAGE, ORDER, "berta", correspondence("berta", "It is a part number."), NOON, about);
    }

    public static MeasureRecorded measured(Measure measure) {
        return new MeasureRecorded(CONVERSATION, MESSAGE, ORDER, "berta", measure, NOON);
    }

    public static ContactRefused contactRefused() {
        return new ContactRefused(CONVERSATION, MESSAGE, ORDER, "selim", NOON);
    }

    public static MarkedCritical critical() {
        return new MarkedCritical(CONVERSATION, MESSAGE, ORDER, "selim", 3, NOON);
    }

    public static ConversationEvent.ResolutionProposed resolutionProposed() {
        return new ConversationEvent.ResolutionProposed(
                CONVERSATION, ORDER, "berta", "selim", ResolutionWay.RETURN, NOON);
    }

    public static ConversationEvent.ResolutionAgreed resolutionAgreed() {
        return new ConversationEvent.ResolutionAgreed(
                CONVERSATION, ORDER, "berta", "selim", ResolutionWay.RETURN, NOON);
    }

    /** One of each. */
    public static List<ConversationEvent> all() {
        return List.of(
                opened(),
                assigned(),
                new ConversationEvent.CaseAgentAssigned(CONVERSATION, ORDER, "order-" + ORDER, "anton", NOON),
                receivedWhole(),
                recordedWithTreatment(),
                releasedUnscreened(),
                withheld(WithheldBecause.REVEALS_IDENTITY, "part 2"),
                relayed(),
                failed(),
                new ConversationEvent.ComplaintReceived(CONVERSATION, MESSAGE, ORDER, "abuse", NOON),
                new ConversationEvent.AddressSuspended(
                        CONVERSATION, "01JDSUSPENSION000000000001", ORDER, "selim", 3, "5.1.1", NOON),
                new ConversationEvent.AddressRestored(
                        CONVERSATION, "01JDSUSPENSION000000000001", ORDER, "selim", "marketplace", NOON),
                notNeeded(),
                overdue(),
                appealed(),
                measured(Measure.WARNING),
                reported(),
                contactRefused(),
                critical(),
                new ContactPaused(CONVERSATION, ORDER, "01JDCLAIM00000000000000001", NOON),
                new ContactResumed(CONVERSATION, ORDER, "01JDCLAIM00000000000000001", NOON),
                new ConversationEvent.MessageRead(CONVERSATION, MESSAGE, ORDER, "berta", NOON),
                new ConversationEvent.StaffContactRefused(CONVERSATION, ORDER, "berta", NOON),
                resolutionProposed(),
                resolutionAgreed());
    }
}
