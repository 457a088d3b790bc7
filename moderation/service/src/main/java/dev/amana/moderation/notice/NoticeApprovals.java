package dev.amana.moderation.notice;

import dev.amana.moderation.population.Reach.Whom;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.web.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Mails to everybody in a country cannot be taken back: what is told of a ruling waits for another lead than the one who
 * entered it. That the ruling is obeyed waits for nobody.
 */
@Component
public class NoticeApprovals {
    private final OpenNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    NoticeApprovals(OpenNotices notices, AuditTrail audit, Clock clock, MeterRegistry meters) {
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
        Gauge.builder("amana.moderation.availability.notices.overdue", this, NoticeApprovals::overdue)
                .description("notices of orders that wait for another lead longer than they should")
                .register(meters);
    }

    /**
     * What would be told.
     *
     * @param scopeId names within the order what it is about
     * @param template of messaging's
     * @param texts what stands in it
     * @param dueAt until when another lead should decide
     */
    public record Proposed(
            String noticeId,
            String availabilityId,
            String scopeId,
            String template,
            Map<String, String> texts,
            Whom whom,
            String proposedBy,
            Instant since,
            Instant dueAt) {

        /** {@code on}, {@code off} or {@code off-but} where something else is offered. */
        public String change() {
            return template.substring(template.indexOf('-', template.indexOf('-') + 1) + 1);
        }

        boolean isOn() {
            return change().equals("on");
        }
    }

    /** Of an order, the most urgent first. */
    public List<Proposed> of(String availabilityId) {
        return notices.proposed(availabilityId);
    }

    /** How many wait, of all orders. */
    public int waiting() {
        return notices.waiting();
    }

    /** How many of them wait longer than they should. */
    public int overdue() {
        return notices.overdue(clock.instant());
    }

    /** Until when the first of them should be decided on. */
    public Optional<Instant> firstDue() {
        return notices.firstDue();
    }

    /** Everybody concerned is told from now on. */
    public void approve(String availabilityId, String noticeId, String staffId) {
        Proposed notice = found(availabilityId, noticeId);
        if (notice.proposedBy().equals(staffId)) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "availability-own-notice");
        }
        settle(notice, "availability.notice-approve", id -> notices.approve(id, staffId, clock.instant()));
    }

    /** Nobody is told; the next ruling proposes anew. */
    public void drop(String availabilityId, String noticeId, String staffId) {
        Proposed notice = found(availabilityId, noticeId);
        settle(notice, "availability.notice-drop", id -> notices.drop(id, staffId, clock.instant()));
    }

    private void settle(Proposed notice, String action, Predicate<String> step) {
        if (!step.test(notice.noticeId())) {
            throw unknown();
        }
        audit.record(
                action,
                "availability/" + notice.availabilityId(),
                null,
                notice.texts().get("citation"));
    }

    private Proposed found(String availabilityId, String noticeId) {
        return of(availabilityId).stream()
                .filter(notice -> notice.noticeId().equals(noticeId))
                .findFirst()
                .orElseThrow(NoticeApprovals::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(HttpStatus.NOT_FOUND, "unknown-availability-notice");
    }
}
