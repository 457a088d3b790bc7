package dev.amana.gateway.cases.inbound;

import dev.amana.gateway.cases.CaseFact;
import dev.amana.gateway.cases.CaseId;
import dev.amana.gateway.cases.CaseMessage;
import dev.amana.gateway.cases.CaseMessage.State;
import dev.amana.gateway.cases.CaseMessage.Verdict;
import dev.amana.gateway.cases.EntryData;
import dev.amana.gateway.cases.Severity;
import dev.amana.messaging.contract.GuaranteeClaimEvent;
import dev.amana.moderation.contract.ConductEvent.ApologyRequested;
import dev.amana.moderation.contract.ConductEvent.InvestigationChanged;
import dev.amana.moderation.contract.ConductEvent.StaffReinstated;
import dev.amana.moderation.contract.ConductEvent.StaffSuspended;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.CaseFileChanged;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.Reason;
import dev.amana.moderation.contract.ModerationEvent.ReportAnswered;
import dev.amana.moderation.contract.ModerationEvent.ReportAppealDecided;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.moderation.contract.UnavailabilityEvent.AvailabilityChanged;
import dev.amana.platform.consumption.Received;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What moderation's events say about cases. */
final class ModerationFacts {
    private static final String RULES = "rules";
    private static final String CLOCK = "clock";
    private static final Set<String> MACHINES = Set.of(RULES, CLOCK, "customer");

    private ModerationFacts() {}

    static Optional<CaseFact> of(Received<ModerationEvent> received) {
        return switch (received.event()) {
            case VerdictGiven e -> Optional.of(verdict(received, e));
            // It concerns a country, not a case.
            case AvailabilityChanged e -> Optional.empty();
            case CaseFileChanged e -> Optional.of(work(received, e));
            case ReportAnswered e -> Optional.of(answered(received, e));
            case ReportAppealDecided e -> Optional.of(appealDecided(received, e));
            // The investigation tells both in the case that it is about.
            case StaffSuspended e -> Optional.empty();
            case StaffReinstated e -> Optional.empty();
            case InvestigationChanged e -> Optional.ofNullable(e.caseId()).map(caseId -> step(received, e, caseId));
            // Its text is told by the message that messaging makes of it.
            case ApologyRequested e ->
                Optional.of(CaseFact.of(
                        received,
                        CaseId.of(e.orderId(), e.conversationId()),
                        e.orderId(),
                        e.requestedAt(),
                        e.apologyId(),
                        EntryData.by(e.senderId(), "staff", Map.of())));
        };
    }

    private static CaseFact work(Received<ModerationEvent> received, CaseFileChanged e) {
        Map<String, String> values = Values.of("change", e.change())
                .and("assignee", e.assignee())
                .and("progress", e.progress())
                .and("priority", e.priority())
                .and("openTasks", e.openTasks())
                .map();
        return CaseFact.of(
                received,
                e.caseId(),
                CaseId.orderOf(e.caseId()).orElse(null),
                e.changedAt(),
                e.caseId(),
                EntryData.by(e.by(), e.by().equals(CLOCK) ? CLOCK : "staff", values));
    }

    private static CaseFact answered(Received<ModerationEvent> received, ReportAnswered e) {
        Map<String, String> values = Values.of("category", e.category())
                .and("answer", e.answer())
                .and("measure", e.measure())
                .map();
        return CaseFact.of(
                received,
                CaseId.of(e.orderId(), e.conversationId()),
                e.orderId(),
                e.answeredAt(),
                e.messageId(),
                EntryData.by(e.by(), "staff", values));
    }

    private static CaseFact appealDecided(Received<ModerationEvent> received, ReportAppealDecided e) {
        Map<String, String> values = Values.of("category", e.category())
                .and("answer", e.measure().equals(e.before()) ? "CONFIRMED" : "REVERSED")
                .and("measure", e.measure())
                .map();
        return CaseFact.of(
                received,
                CaseId.of(e.orderId(), e.conversationId()),
                e.orderId(),
                e.decidedAt(),
                e.messageId(),
                EntryData.by(e.by(), "staff", values));
    }

    private static CaseFact step(Received<ModerationEvent> received, InvestigationChanged e, String caseId) {
        Map<String, String> values = Values.of("change", e.change())
                .and("state", wireName(e.state()))
                .and("trigger", wireName(e.trigger()))
                .and("suspended", e.suspended())
                .and("outcome", e.outcome() == null ? null : wireName(e.outcome()))
                .and("evidence", e.evidence())
                .map();
        boolean byStaff = !MACHINES.contains(e.by());
        return CaseFact.of(
                received,
                caseId,
                CaseId.orderOf(caseId).orElse(null),
                e.changedAt(),
                e.investigationId(),
                EntryData.by(e.by(), byStaff ? "staff" : e.by(), values));
    }

    private static CaseFact verdict(Received<ModerationEvent> received, VerdictGiven e) {
        String caseId = CaseId.of(e.orderId(), e.conversationId());
        CaseFact fact = CaseFact.of(received, caseId, e.orderId(), e.decidedAt(), e.messageId(), data(e))
                .with(Map.of(e.senderId(), wireName(e.senderRole())));
        if (e.messageId().startsWith(GuaranteeClaimEvent.TEXT_PREFIX)) {
            // On what was said in a claim, which is no message.
            return fact.asMinor(e.decidedBy().equals(RULES));
        }
        return fact.about(CaseMessage.judged(e.messageId(), e.conversationId(), verdict(e)))
                // The message itself shows the verdict in force; what a person decided is an act of its own.
                .asMinor(e.decidedBy().equals(RULES));
    }

    private static String wireName(String role) {
        return role.toLowerCase(Locale.ROOT);
    }

    private static EntryData data(VerdictGiven e) {
        String categories =
                e.reasons().stream().map(Reason::category).distinct().sorted().collect(Collectors.joining(","));
        Map<String, String> values = Values.of("outcome", e.outcome())
                .and("severity", e.severity())
                .and("revision", e.revision())
                .and("categories", categories)
                .map();
        return EntryData.by(e.decidedBy(), e.decidedBy().equals(RULES) ? RULES : "staff", values);
    }

    private static Verdict verdict(VerdictGiven e) {
        return new Verdict(
                e.revision(),
                state(e.outcome()),
                severity(e.severity()),
                e.reasons().stream().map(ModerationFacts::reason).toList(),
                e.decidedBy(),
                e.decidedAt());
    }

    private static CaseMessage.Reason reason(Reason reason) {
        return new CaseMessage.Reason(
                reason.category(), reason.rule(), reason.ruleSet(), severity(reason.severity()), reason.words());
    }

    private static State state(Outcome outcome) {
        return switch (outcome) {
            case CLEARED -> State.CLEARED;
            case HELD -> State.HELD;
            case BLOCKED -> State.BLOCKED;
        };
    }

    private static Severity severity(ModerationEvent.Severity severity) {
        return switch (severity) {
            case NONE -> Severity.NONE;
            case LOW -> Severity.LOW;
            case MEDIUM -> Severity.MEDIUM;
            case HIGH -> Severity.HIGH;
            case CRITICAL -> Severity.CRITICAL;
        };
    }
}
