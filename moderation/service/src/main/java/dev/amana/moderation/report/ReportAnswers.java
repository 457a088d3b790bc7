package dev.amana.moderation.report;

import dev.amana.moderation.queue.ScreeningQueries;
import dev.amana.moderation.report.ReportCommand.AnswerReport;
import dev.amana.moderation.report.ReportCommand.DecideReportAppeal;
import dev.amana.moderation.report.ReportRejection.OwnReport;
import dev.amana.moderation.report.ReportRejection.SpokenBefore;
import dev.amana.moderation.review.Opinions;
import dev.amana.moderation.review.ReviewRejection;
import dev.amana.moderation.review.Reviewer;
import dev.amana.moderation.review.Teams;
import dev.amana.moderation.screening.ScreeningRejection.OwnDecision;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.eventstore.Rejection;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import java.util.Locale;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Answers reports, for those who may. */
@Component
public class ReportAnswers {
    private final ScreeningQueries screenings;
    private final Opinions opinions;
    private final Teams teams;
    private final CommandGateway commands;
    private final AuditTrail audit;

    ReportAnswers(
            ScreeningQueries screenings, Opinions opinions, Teams teams, CommandGateway commands, AuditTrail audit) {
        this.screenings = screenings;
        this.opinions = opinions;
        this.teams = teams;
        this.commands = commands;
        this.audit = audit;
    }

    /** Why this person may not answer it; empty where they may. */
    public Optional<Rejection> against(ReportRow report, Reviewer reviewer) {
        String me = reviewer.id();
        if (me.equals(report.reporterId()) || me.equals(report.senderId())) {
            return Optional.of(new OwnReport());
        }
        if (letGoBy(report.messageId(), me)) {
            return Optional.of(new OwnDecision());
        }
        if (me.equals(report.proposedBy()) || me.equals(report.answeredBy())) {
            return Optional.of(new SpokenBefore());
        }
        return ofOwnTeam(report, reviewer);
    }

    /** Why this person sees nothing of what was written: it is by them or about them, or about somebody of their team. */
    public Optional<Rejection> tooNear(ReportRow report, Reviewer reviewer) {
        String me = reviewer.id();
        return me.equals(report.reporterId()) || me.equals(report.senderId())
                ? Optional.of(new OwnReport())
                : ofOwnTeam(report, reviewer);
    }

    private Optional<Rejection> ofOwnTeam(ReportRow report, Reviewer reviewer) {
        try {
            teams.requireNoColleague(reviewer, report.senderRole().standing(), report.senderId());
            return Optional.empty();
        } catch (ReviewRejection.OwnTeam own) {
            return Optional.of(own);
        }
    }

    /** Whoever had a say in letting the message go, alone, as one of two or before an appeal, does not judge whether that was right. */
    private boolean letGoBy(String messageId, String me) {
        return opinions.has(messageId, me)
                || screenings
                        .find(messageId)
                        .filter(row -> me.equals(row.decidedBy()))
                        .isPresent();
    }

    /** @return whether it is answered; else somebody else has to say the same */
    public boolean answer(ReportRow report, Reviewer reviewer, Answer answer, Measure measure, String explanation) {
        // What one has said oneself may be said again: the report itself knows whether it is the same.
        against(report, reviewer)
                .filter(rejection -> !(rejection instanceof SpokenBefore))
                .ifPresent(rejection -> {
                    throw rejection;
                });
        boolean answered = Boolean.TRUE.equals(commands.sendAndWait(new AnswerReport(
                report.reportId(),
                answer,
                measure,
                Personal.of(reviewer.id(), RetentionClass.STAFF_EVIDENCE, explanation),
                reviewer.id())));
        String action =
                (answered ? "report." : "report.propose.") + answer.name().toLowerCase(Locale.ROOT);
        audit.record(action, "report/" + report.reportId(), report.orderId(), explanation);
        return answered;
    }

    /** Decides what stays of a measure that the sender appealed against. */
    public void decideAppeal(ReportRow report, Reviewer reviewer, Measure measure, String explanation) {
        against(report, reviewer)
                .filter(rejection -> !(rejection instanceof SpokenBefore))
                .ifPresent(rejection -> {
                    throw rejection;
                });
        commands.sendAndWait(new DecideReportAppeal(
                report.reportId(),
                measure,
                Personal.of(reviewer.id(), RetentionClass.STAFF_EVIDENCE, explanation),
                reviewer.id()));
        audit.record(
                "report.appeal." + measure.name().toLowerCase(Locale.ROOT),
                "report/" + report.reportId(),
                report.orderId(),
                explanation);
    }
}
