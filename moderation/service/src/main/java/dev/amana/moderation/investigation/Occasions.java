package dev.amana.moderation.investigation;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What there is for staff to do, which is why they look at people's data. */
@Component
public class Occasions {
    private static final String CONVERSATION = "conversation/";
    private static final String SCREENING = "screening/";
    private static final String REPORT = "report/";
    private static final String CLAIM = "claim/";
    private static final String CASE = "case/";
    /** Whoever has just finished may still look at what came of it. */
    private static final Duration AFTERWARDS = Duration.ofDays(1);

    private final JdbcClient jdbc;

    Occasions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether what was looked at waited for anybody of the staff, or this one had decided on it. */
    boolean isWork(String staffId, String action, String target, Instant at) {
        if (target.startsWith(SCREENING)) {
            return isReview(staffId, id(target, SCREENING), at);
        }
        if (target.startsWith(REPORT)) {
            return isAnswer(staffId, id(target, REPORT), at);
        }
        if (target.startsWith(CLAIM)) {
            return isClaim(id(target, CLAIM), at);
        }
        if (action.equals("case.read")) {
            return waits(List.of(id(target, CASE)), at);
        }
        // A picture at the review desk.
        return action.equals("attachment.view")
                && target.startsWith(CONVERSATION)
                && isReviewed(id(target, CONVERSATION));
    }

    private static String id(String target, String prefix) {
        return target.substring(prefix.length());
    }

    /** A screening of which nothing is known is an item whose answer is known: it was put before its reader. */
    private boolean isReview(String staffId, String screeningId, Instant at) {
        return jdbc.sql("""
                select not exists (select from screening s where s.screening_id = :id and s.outcome <> 'HELD'
                    and (s.decided_at is null or s.decided_at < :at)
                    and not exists (select from review_opinion o
                        where o.screening_id = s.screening_id and o.reviewer = :staff))""")
                .param("id", screeningId)
                .param("staff", staffId)
                .param("at", Timestamp.from(at))
                .query(Boolean.class)
                .single();
    }

    private boolean isAnswer(String staffId, String reportId, Instant at) {
        return jdbc.sql("""
                select exists (select from message_report where report_id = :id
                    and (answered_at is null or answered_at > :at or answered_by = :staff or proposed_by = :staff))""")
                .param("id", reportId)
                .param("staff", staffId)
                .param("at", Timestamp.from(at))
                .query(Boolean.class)
                .single();
    }

    private boolean isClaim(String claimId, Instant at) {
        return jdbc.sql("""
                select exists (select from claim_review where claim_id = :id and (until is null or until > :since))""")
                .param("id", claimId)
                .param("since", Timestamp.from(at.minus(AFTERWARDS)))
                .query(Boolean.class)
                .single();
    }

    private boolean isReviewed(String conversationId) {
        return jdbc.sql("""
                select exists (select from screening where conversation_id = :id
                    and (outcome <> 'CLEARED' or decided_by is not null))""").param("id", conversationId).query(Boolean.class).single();
    }

    /** Whether in any of these cases something waits, or did a short time before: held, reported, claimed or late. */
    boolean waits(Collection<String> caseIds, Instant at) {
        return jdbc.sql("""
                with wanted as (select unnest(:cases::text[]) as id)
                select exists (select from wanted join screening s
                        on s.conversation_id = substring(wanted.id from '^conversation-(.*)')
                            or s.order_id = substring(wanted.id from '^order-(.*)')
                        where s.outcome = 'HELD' or s.decided_at > :since)
                    or exists (select from wanted join message_report r
                        on r.conversation_id = substring(wanted.id from '^conversation-(.*)')
                            or r.order_id = substring(wanted.id from '^order-(.*)')
                        where r.answered_at is null or r.answered_at > :since)
                    or exists (select from wanted join claim_review c
                        on c.order_id = substring(wanted.id from '^order-(.*)')
                        where c.until is null or c.until > :since)
                    or exists (select from wanted join case_file f on f.case_id = wanted.id
                        where (f.standing ->> 'overdue')::boolean)""")
                .param("cases", caseIds.toArray(String[]::new))
                .param("since", Timestamp.from(at.minus(AFTERWARDS)))
                .query(Boolean.class)
                .single();
    }

    /** Staff have to review a claim. */
    public void claimWaits(String claimId, String orderId, Instant at) {
        jdbc.sql("""
                insert into claim_review (claim_id, order_id, since) values (:id, :order, :at)
                on conflict (claim_id) do update set until = null, since = excluded.since
                    where claim_review.since < excluded.since""")
                .param("id", claimId)
                .param("order", orderId)
                .param("at", Timestamp.from(at))
                .update();
    }

    public void claimDecided(String claimId, Instant at) {
        jdbc.sql("update claim_review set until = :at where claim_id = :id and until is null and since <= :at")
                .param("id", claimId)
                .param("at", Timestamp.from(at))
                .update();
    }
}
