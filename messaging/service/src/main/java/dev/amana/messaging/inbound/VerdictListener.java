package dev.amana.messaging.inbound;

import dev.amana.messaging.conversation.ConversationCommand.RecordMeasure;
import dev.amana.messaging.conversation.ConversationCommand.RecordVerdict;
import dev.amana.messaging.conversation.Measure;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.conversation.Verdict;
import dev.amana.messaging.docket.ClaimTexts;
import dev.amana.messaging.docket.WithheldTextNotices;
import dev.amana.messaging.explanation.Passages;
import dev.amana.messaging.explanation.Passages.Found;
import dev.amana.messaging.process.Treatments;
import dev.amana.messaging.report.AppealNotices;
import dev.amana.messaging.report.ReportNotices;
import dev.amana.messaging.report.ReportNotices.Answered;
import dev.amana.moderation.contract.ConductEvent.ApologyRequested;
import dev.amana.moderation.contract.ConductEvent.InvestigationChanged;
import dev.amana.moderation.contract.ConductEvent.StaffReinstated;
import dev.amana.moderation.contract.ConductEvent.StaffSuspended;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.CaseFileChanged;
import dev.amana.moderation.contract.ModerationEvent.Delivery;
import dev.amana.moderation.contract.ModerationEvent.Reason;
import dev.amana.moderation.contract.ModerationEvent.ReportAnswered;
import dev.amana.moderation.contract.ModerationEvent.ReportAppealDecided;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.moderation.contract.UnavailabilityEvent.AvailabilityChanged;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.Received;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Brings moderation's verdicts to the conversations, and its answers to those who reported. */
@Component
class VerdictListener {
    static final String GROUP = "messaging.verdicts";
    private static final String GRANTED = "GRANTED";

    private final Inbox inbox;
    private final Passages passages;
    private final Treatments treatments;
    private final ReportNotices reports;
    private final CommandGateway commands;
    private final ClaimTexts claimTexts;
    private final WithheldTextNotices withheldTexts;
    private final AppealNotices appeals;

    VerdictListener(
            Inbox inbox,
            Passages passages,
            Treatments treatments,
            ReportNotices reports,
            CommandGateway commands,
            ClaimTexts claimTexts,
            WithheldTextNotices withheldTexts,
            AppealNotices appeals) {
        this.appeals = appeals;
        this.inbox = inbox;
        this.passages = passages;
        this.treatments = treatments;
        this.reports = reports;
        this.commands = commands;
        this.claimTexts = claimTexts;
        this.withheldTexts = withheldTexts;
    }

    @KafkaListener(id = GROUP, groupId = GROUP, topics = ModerationEvent.TOPIC)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(GROUP, batch, ModerationEvent.class, this::keepPassages, this::handle);
    }

    /** Before the commands: whoever explains a verdict finds them. */
    private void keepPassages(List<Received<ModerationEvent>> all) {
        passages.keep(all.stream()
                .map(Received::event)
                .filter(VerdictGiven.class::isInstance)
                .map(VerdictGiven.class::cast)
                .filter(verdict -> !ClaimTexts.isOne(verdict.messageId()))
                .map(verdict -> new Found(verdict.messageId(), verdict.revision(), words(verdict)))
                .toList());
    }

    private static List<SealedText> words(VerdictGiven given) {
        return given.reasons().stream()
                .map(Reason::words)
                .filter(Objects::nonNull)
                .toList();
    }

    private void handle(Received<ModerationEvent> received) {
        switch (received.event()) {
            case VerdictGiven verdict -> record(verdict);
            case AvailabilityChanged order -> {}
            case CaseFileChanged file -> {}
            case ReportAnswered answer -> answered(answer);
            case ReportAppealDecided decided -> decided(decided);
            // They have a listener of their own.
            case StaffSuspended suspended -> {}
            case StaffReinstated reinstated -> {}
            case InvestigationChanged investigation -> {}
            case ApologyRequested apology -> {}
        }
    }

    private void answered(ReportAnswered answer) {
        Measure measure = Measure.valueOf(answer.measure());
        // Before the notice, which invites to appeal.
        record(answer.conversationId(), answer.messageId(), answer.senderId(), measure, answer.answeredAt());
        reports.answered(new Answered(
                answer.conversationId(),
                answer.messageId(),
                answer.reporterId(),
                answer.senderId(),
                answer.answer().equals("UPHELD"),
                measure,
                answer.answeredAt()));
    }

    private void decided(ReportAppealDecided decided) {
        Measure measure = Measure.valueOf(decided.measure());
        record(decided.conversationId(), decided.messageId(), decided.senderId(), measure, decided.decidedAt());
        appeals.measureDecided(
                decided.conversationId(),
                decided.messageId(),
                decided.senderId(),
                measure,
                !decided.measure().equals(decided.before()),
                decided.decidedAt());
    }

    private void record(String conversationId, String messageId, String authorId, Measure measure, Instant at) {
        commands.sendAndWait(new RecordMeasure(conversationId, messageId, authorId, measure, at));
    }

    private void record(VerdictGiven given) {
        Delivery delivery = given.delivery();
        boolean warned = delivery != null && delivery.warned();
        List<SealedText> redactions = delivery == null ? List.of() : delivery.redactions();
        if (ClaimTexts.isOne(given.messageId())) {
            // Shown whole or not at all: words that would have to be replaced keep it from the other party.
            boolean cleared = given.outcome() == ModerationEvent.Outcome.CLEARED && redactions.isEmpty();
            judgeText(given, cleared);
            return;
        }
        Verdict verdict = new Verdict(
                given.revision(),
                outcome(given.outcome()),
                given.severity().name(),
                given.reasons().stream().map(Reason::category).distinct().toList(),
                given.decidedAt(),
                warned ? true : null,
                redactions.isEmpty() ? null : true);
        // Before the command: whoever follows the verdict finds it.
        treatments.keep(given.messageId(), given.revision(), warned, redactions);
        String appeal = given.appeal();
        boolean restores = GRANTED.equals(appeal);
        commands.sendAndWait(new RecordVerdict(given.conversationId(), given.messageId(), verdict, restores));
        if (appeal != null) {
            appeals.decided(given.conversationId(), given.messageId(), given.senderId(), appeal, given.decidedAt());
        }
    }

    /** Its author hears of what is final for now: a held text still waits for a person. Staff see it on the claim's page. */
    private void judgeText(VerdictGiven given, boolean cleared) {
        boolean appealable = given.outcome() != ModerationEvent.Outcome.CLEARED;
        boolean counts = claimTexts.judge(given.messageId(), given.revision(), cleared, appealable, given.decidedAt());
        boolean byStaff = given.senderRole().equals(Role.AGENT.name());
        if (counts && !cleared && !byStaff && given.outcome() != ModerationEvent.Outcome.HELD) {
            List<String> categories =
                    given.reasons().stream().map(Reason::category).distinct().toList();
            withheldTexts.tell(
                    given.messageId(),
                    given.revision(),
                    given.senderId(),
                    Objects.requireNonNullElse(given.orderId(), ""),
                    appealable,
                    categories);
        }
    }

    private static Verdict.Outcome outcome(ModerationEvent.Outcome outcome) {
        return switch (outcome) {
            case CLEARED -> Verdict.Outcome.CLEARED;
            case HELD -> Verdict.Outcome.HELD;
            case BLOCKED -> Verdict.Outcome.BLOCKED;
        };
    }
}
