package dev.amana.moderation.web;

import dev.amana.moderation.inbound.History;
import dev.amana.moderation.inbound.History.Past;
import dev.amana.moderation.queue.ScreeningQueries;
import dev.amana.moderation.queue.ScreeningRow;
import dev.amana.moderation.review.DirectDecisions;
import dev.amana.moderation.review.Exposures;
import dev.amana.moderation.review.Reviewer;
import dev.amana.moderation.review.Teams;
import dev.amana.moderation.rulebook.BackTestView.Sample;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Severity;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.web.ProblemException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Messages that a back-test found, opened one by one. Whoever drafts the words chooses whose messages these are, so that it is a
 * look at people's data like any other, behind the same limits as the review desk's.
 */
@Component
class SampledMessages {
    private final History history;
    private final ScreeningQueries screenings;
    private final DirectDecisions decisions;
    private final Exposures exposures;
    private final Teams teams;
    private final AuditTrail audit;

    SampledMessages(
            History history,
            ScreeningQueries screenings,
            DirectDecisions decisions,
            Exposures exposures,
            Teams teams,
            AuditTrail audit) {
        this.history = history;
        this.screenings = screenings;
        this.decisions = decisions;
        this.exposures = exposures;
        this.teams = teams;
        this.audit = audit;
    }

    /** Empty where it is gone, or a key of it. Refused for one's own and the own team's, and to who has seen enough harm. */
    Optional<Message> open(Sample sample, String reason) {
        return history.at(sample.partition(), sample.offset()).flatMap(past -> open(past, sample, reason));
    }

    private Optional<Message> open(Past past, Sample sample, String reason) {
        Reviewer reviewer = teams.caller();
        decisions.requireDistance(reviewer, past.senderRole().standing(), past.senderId());
        Severity severity = severity(sample);
        if (exposures.spares(reviewer.id(), past.messageId(), severity)) {
            throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "review-seen-enough");
        }
        // Of most nothing was found, and so nothing is kept: only the conversation tells whose they are.
        String target = "case/conversation-" + past.conversationId() + "/message/" + past.messageId();
        audit.record("rule-set.sample-read", target, past.orderId(), reason);
        exposures.count(reviewer.id(), past.messageId(), severity);
        return past.message();
    }

    /** By what is in force or by what is tried, whichever is worse. */
    private Severity severity(Sample sample) {
        Severity found =
                screenings.find(sample.messageId()).map(ScreeningRow::severity).orElse(Severity.NONE);
        Severity tested = sample.severity();
        return tested == null ? found : found.graver(tested);
    }
}
