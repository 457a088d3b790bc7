package dev.amana.moderation.notice;

import dev.amana.moderation.population.Reach.Whom;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    NoticeApprovals(OpenNotices notices, AuditTrail audit, Clock clock) {
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What would be told.
     *
     * @param service of Amana's own, such as {@code messaging}
     * @param template of messaging's
     * @param texts what stands in it
     */
    public record Proposed(
            String noticeId,
            String availabilityId,
            String service,
            String template,
            Map<String, String> texts,
            Whom whom,
            String proposedBy,
            Instant since) {

        /** {@code on}, {@code off} or {@code off-but} where something else is offered. */
        public String change() {
            return template.substring(template.indexOf('-', template.indexOf('-') + 1) + 1);
        }
    }

    /** Of an order, the oldest first. */
    public List<Proposed> of(String availabilityId) {
        return notices.proposed(availabilityId);
    }

    /** How many wait, of all orders. */
    public int waiting() {
        return notices.proposed(null).size();
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
