package dev.amana.messaging.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.amana.messaging.conversation.AppealRejection.AppealedBefore;
import dev.amana.messaging.conversation.AppealRejection.NotAppealable;
import dev.amana.messaging.conversation.AppealRejection.NothingToAppeal;
import dev.amana.messaging.conversation.ConversationCommand.DismissQuestion;
import dev.amana.messaging.conversation.ConversationCommand.MarkCritical;
import dev.amana.messaging.conversation.ConversationCommand.MarkOverdue;
import dev.amana.messaging.conversation.ConversationCommand.RecordMeasure;
import dev.amana.messaging.conversation.ConversationCommand.RefuseContact;
import dev.amana.messaging.conversation.ConversationCommand.ReportMessage;
import dev.amana.messaging.conversation.ConversationCommand.SubmitAppeal;
import dev.amana.messaging.conversation.ConversationEvent.AnswerNotNeeded;
import dev.amana.messaging.conversation.ConversationEvent.AppealSubmitted;
import dev.amana.messaging.conversation.ConversationEvent.ContactRefused;
import dev.amana.messaging.conversation.ConversationEvent.ConversationOpened;
import dev.amana.messaging.conversation.ConversationEvent.MarkedCritical;
import dev.amana.messaging.conversation.ConversationEvent.MeasureRecorded;
import dev.amana.messaging.conversation.ConversationEvent.MessageReleased;
import dev.amana.messaging.conversation.ConversationEvent.MessageReported;
import dev.amana.messaging.conversation.ConversationEvent.MessageWithheld;
import dev.amana.messaging.conversation.ConversationEvent.ResponseOverdue;
import dev.amana.messaging.conversation.ConversationEvent.VerdictRecorded;
import dev.amana.messaging.conversation.Marks.Mark;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** The part of a conversation that the rules of contact concern: answers that are due, appeals, reports, and who opted out. */
final class ContactRules {
    private final Marks marks = new Marks();
    private @Nullable String orderId;

    @CommandHandler
    void dismiss(DismissQuestion command) {
        if (!marks.has(Mark.DISMISSED, command.messageId())) {
            apply(new AnswerNotNeeded(
                    command.conversationId(), command.messageId(), orderId, command.byId(), command.at()));
        }
    }

    @CommandHandler
    void mark(MarkOverdue command) {
        if (!marks.has(Mark.OVERDUE, command.messageId())) {
            apply(new ResponseOverdue(
                    command.conversationId(),
                    command.messageId(),
                    orderId,
                    command.sellerId(),
                    command.askedAt(),
                    command.dueAt(),
                    command.at()));
        }
    }

    @CommandHandler
    void appeal(SubmitAppeal command) {
        Appealed about = about(command);
        if (marks.has(about == Appealed.REPORT ? Mark.MEASURE_APPEALED : Mark.APPEALED, command.messageId())) {
            throw new AppealedBefore();
        }
        if (about == Appealed.VERDICT && marks.has(Mark.QUARANTINED, command.messageId())) {
            throw new NotAppealable();
        }
        if (!isAppealable(about, command.messageId())) {
            throw new NothingToAppeal();
        }
        apply(new AppealSubmitted(
                command.conversationId(),
                command.messageId(),
                orderId,
                command.authorId(),
                command.text(),
                command.at(),
                about == Appealed.VERDICT ? null : about));
    }

    /** Where it is not said, against what can still be appealed. */
    private Appealed about(SubmitAppeal command) {
        Appealed said = command.about();
        if (said != null) {
            return said;
        }
        boolean verdict =
                isAppealable(Appealed.VERDICT, command.messageId()) && !marks.has(Mark.APPEALED, command.messageId());
        return !verdict && isAppealable(Appealed.REPORT, command.messageId()) ? Appealed.REPORT : Appealed.VERDICT;
    }

    private boolean isAppealable(Appealed about, String messageId) {
        return switch (about) {
            case VERDICT ->
                marks.has(Mark.WITHHELD, messageId)
                        || marks.has(Mark.REDACTED, messageId)
                        || marks.has(Mark.WARNED, messageId);
            case REPORT -> marks.has(Mark.MEASURED, messageId);
        };
    }

    /** Whether words are missing in what went out. */
    boolean wasRedacted(String messageId) {
        return marks.has(Mark.REDACTED, messageId) && !marks.has(Mark.UNSCREENED, messageId);
    }

    @CommandHandler
    void record(RecordMeasure command) {
        boolean some = command.measure() != Measure.NONE;
        boolean restriction = command.measure() == Measure.RESTRICTION;
        if (some != marks.has(Mark.MEASURED, command.messageId())
                || restriction != marks.has(Mark.RESTRICTED, command.messageId())) {
            apply(new MeasureRecorded(
                    command.conversationId(),
                    command.messageId(),
                    orderId,
                    command.authorId(),
                    command.measure(),
                    command.at()));
        }
    }

    @CommandHandler
    void report(ReportMessage command) {
        if (!marks.has(Mark.REPORTED, command.messageId())) {
            apply(new MessageReported(
                    command.conversationId(),
                    command.messageId(),
                    orderId,
                    command.reporterId(),
                    command.authorId(),
                    command.authorRole(),
                    command.category(),
                    command.words(),
                    command.subject(),
                    command.text(),
                    command.at()));
        }
    }

    @CommandHandler
    void refuse(RefuseContact command) {
        if (!marks.has(Mark.REFUSED, command.messageId())) {
            apply(new ContactRefused(
                    command.conversationId(), command.messageId(), orderId, command.sellerId(), command.at()));
        }
    }

    @CommandHandler
    void mark(MarkCritical command) {
        if (!marks.has(Mark.CRITICAL, command.messageId())) {
            apply(new MarkedCritical(
                    command.conversationId(),
                    command.messageId(),
                    orderId,
                    command.sellerId(),
                    command.recentUses(),
                    command.at()));
        }
    }

    @EventSourcingHandler
    void on(ConversationOpened event) {
        orderId = event.orderId();
    }

    @EventSourcingHandler
    void on(MessageWithheld event) {
        switch (event.because().stage()) {
            case WITHHELD -> marks.add(Mark.WITHHELD, event.messageId());
            case QUARANTINED -> marks.add(Mark.QUARANTINED, event.messageId());
            case WAITING, RELEASED, RELAYED, FAILED, AWAITING_SCAN, STOPPED -> {}
        }
    }

    @EventSourcingHandler
    void on(VerdictRecorded event) {
        Verdict verdict = event.verdict();
        boolean cleared = verdict.outcome() == Verdict.Outcome.CLEARED;
        set(Mark.REDACTED, event.messageId(), cleared && verdict.redacts());
        set(Mark.WARNED, event.messageId(), cleared && verdict.warns());
    }

    private void set(Mark mark, String messageId, boolean there) {
        if (there) {
            marks.add(mark, messageId);
        } else {
            marks.remove(mark, messageId);
        }
    }

    @EventSourcingHandler
    void on(MeasureRecorded event) {
        set(Mark.MEASURED, event.messageId(), event.measure() != Measure.NONE);
        set(Mark.RESTRICTED, event.messageId(), event.measure() == Measure.RESTRICTION);
    }

    @EventSourcingHandler
    void on(MessageReleased event) {
        marks.remove(Mark.WITHHELD, event.messageId());
        if (event.unscreened() != null) {
            marks.add(Mark.UNSCREENED, event.messageId());
        }
    }

    @EventSourcingHandler
    void on(AnswerNotNeeded event) {
        marks.add(Mark.DISMISSED, event.messageId());
    }

    @EventSourcingHandler
    void on(ResponseOverdue event) {
        marks.add(Mark.OVERDUE, event.messageId());
    }

    @EventSourcingHandler
    void on(AppealSubmitted event) {
        marks.add(event.about() == Appealed.REPORT ? Mark.MEASURE_APPEALED : Mark.APPEALED, event.messageId());
    }

    @EventSourcingHandler
    void on(MessageReported event) {
        marks.add(Mark.REPORTED, event.messageId());
    }

    @EventSourcingHandler
    void on(ContactRefused event) {
        marks.add(Mark.REFUSED, event.messageId());
    }

    @EventSourcingHandler
    void on(MarkedCritical event) {
        marks.add(Mark.CRITICAL, event.messageId());
    }
}
