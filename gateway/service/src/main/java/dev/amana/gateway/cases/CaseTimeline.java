package dev.amana.gateway.cases;

import dev.amana.gateway.cases.TimelineQueries.Shown;
import dev.amana.gateway.cases.TimelineQueries.TimelinePage;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Timelines for people. Each look is recorded before anything is shown; texts as they were written, and those of withheld messages,
 * are shown only for a reason.
 */
@Component
public class CaseTimeline {
    private final CaseQueries cases;
    private final TimelineQueries entries;
    private final PartyDirectory parties;
    private final CaseLooks looks;
    private final AuditTrail audit;

    CaseTimeline(
            CaseQueries cases, TimelineQueries entries, PartyDirectory parties, CaseLooks looks, AuditTrail audit) {
        this.cases = cases;
        this.entries = entries;
        this.parties = parties;
        this.looks = looks;
        this.audit = audit;
    }

    public TimelinePage page(String caseId, @Nullable String cursor, int size, @Nullable String reason) {
        CaseRow row = row(caseId);
        TimelineCursor after = TimelineCursor.parse(cursor);
        boolean revealed = reason != null && !reason.isBlank();
        if (revealed) {
            audit.record("case.timeline-revealed", "case/" + caseId, row.orderId(), reason);
        } else {
            looks.read(row);
        }
        return entries.page(caseId, after, size, Shown.toCaller(true, revealed));
    }

    /** The same without a reason, and without the entries that only repeat what others show. */
    public TimelinePage passing(String caseId, @Nullable String cursor, int size) {
        TimelineCursor after = TimelineCursor.parse(cursor);
        looks.read(row(caseId));
        return entries.page(caseId, after, size, Shown.toCaller(false, false));
    }

    /** One entry as it was written. */
    public TimelineEntry reveal(String caseId, String entryId, String reason) {
        CaseRow row = row(caseId);
        TimelineEntry masked =
                entries.entry(caseId, entryId, Shown.toCaller(true, false)).orElseThrow(() -> notFound(caseId));
        String target = masked.subjectId() == null ? "entry/" + entryId : "message/" + masked.subjectId();
        audit.record("case.message-revealed", in(row, target), row.orderId(), required(reason));
        return entries.entry(caseId, entryId, Shown.toCaller(true, true)).orElseThrow(() -> notFound(caseId));
    }

    /** The real name and address of one of the case's parties. */
    public PartyDirectory.Contact contact(String caseId, String partyId, String reason) {
        CaseRow row = row(caseId);
        if (!row.parties().contains(partyId)) {
            throw notFound(caseId);
        }
        audit.record("case.party-revealed", in(row, "party/" + partyId), row.orderId(), required(reason));
        return parties.contact(partyId);
    }

    /** Without an order, only the target can tell in which case the look belongs. */
    private static String in(CaseRow row, String target) {
        return row.orderId() == null ? "case/" + row.caseId() + "/" + target : target;
    }

    private CaseRow row(String caseId) {
        return cases.find(caseId).orElseThrow(() -> notFound(caseId));
    }

    private static String required(String reason) {
        if (reason.isBlank()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "reason-required");
        }
        return reason;
    }

    private static ProblemException notFound(String caseId) {
        return new ProblemException(HttpStatus.NOT_FOUND, "case-not-found", caseId);
    }
}
