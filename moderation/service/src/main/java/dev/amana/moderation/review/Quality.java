package dev.amana.moderation.review;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How reliable decisions are: against known answers, and of two people with each other. */
@Component
public class Quality {
    private static final int MOST_LISTED = 200;

    private final JdbcClient jdbc;

    Quality(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of one reviewer.
     *
     * @param decided what they decided and what counted, in the time that the desk remembers
     * @param asked how many messages with a known answer they were asked about
     * @param right how many of those answers were the known ones
     * @param paired how often they and another person both spoke about the same message
     * @param agreed how often these two said the same
     */
    public record OfReviewer(String reviewer, int decided, int asked, int right, int paired, int agreed) {}

    /** Who decided most comes first. */
    public List<OfReviewer> all() {
        return jdbc.sql("""
                with decided as (
                    select reviewer, count(*) as many from review_decision
                    where state = 'APPLIED' and golden_id is null group by reviewer),
                known as (
                    select reviewer, count(*) as asked, count(*) filter (where outcome = expected) as right_ones
                    from golden_answer group by reviewer),
                pairs as (
                    select a.reviewer as one, b.reviewer as other, a.outcome = b.outcome as same
                    from review_opinion a join review_opinion b
                        on b.screening_id = a.screening_id and b.revision = a.revision + 1
                    where a.proposal),
                paired as (
                    select reviewer, count(*) as many, count(*) filter (where same) as agreed
                    from (select one as reviewer, same from pairs union all select other, same from pairs) each_one
                    group by reviewer)
                select reviewer, coalesce(d.many, 0) as decided, coalesce(k.asked, 0) as asked,
                    coalesce(k.right_ones, 0) as right_ones, coalesce(p.many, 0) as paired, coalesce(p.agreed, 0) as agreed
                from decided d full join known k using (reviewer) full join paired p using (reviewer)
                order by decided desc, reviewer limit :most""")
                .param("most", MOST_LISTED)
                .query((row, number) -> new OfReviewer(
                        row.getString("reviewer"),
                        row.getInt("decided"),
                        row.getInt("asked"),
                        row.getInt("right_ones"),
                        row.getInt("paired"),
                        row.getInt("agreed")))
                .list();
    }
}
