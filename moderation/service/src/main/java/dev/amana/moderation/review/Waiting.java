package dev.amana.moderation.review;

import dev.amana.moderation.verdict.Role.Standing;
import dev.amana.moderation.verdict.Severity;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The question which items a reviewer may take, as the end of a statement over {@code review_item i}, with its parameters.
 * Whoever may not judge an item is not shown it: not its sender, not the sender's team, nobody who has judged it before.
 *
 * @param below only items that are less grave; null for all
 */
record Waiting(
        Reviewer reviewer,
        ReviewFilter filter,
        Instant now,
        @Nullable Severity below) {
    /** Not yet decided, and nobody has it. */
    static final String FREE = " " + """
             and i.decision_id is null and (i.leased_until is null or i.leased_until <= :now)""";

    static final String ORDER = " order by i.severity_rank desc, i.due_at, i.item_id ";

    /** The screening's own row may come a moment later. */
    static final String MINE = " " + """
             where (i.golden_for = :me or i.golden_for is null and exists (
                    select 1 from screening s where s.screening_id = i.screening_id and s.revision >= i.revision))
                and i.sender_id <> :me
                and not exists (
                    select 1 from review_opinion o where o.screening_id = i.screening_id and o.reviewer = :me)
                and not (i.standing = 'AGENT' and exists (
                    select 1 from staff_team t where t.staff_id = i.sender_id and t.team = :team))""";

    static final String FITTING = " " + """
             and (:queue::text is null or :queue = case when i.second then 'SECOND' when i.kind = 'APPEAL' then 'APPEALS'
                    else 'HELD' end)
                and (:category::text is null or :category = any(i.categories))
                and (:standing::text is null or i.standing = :standing)
                and (:below::text is null or i.severity_rank
                    < array_position(array['NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'], :below::text))
                and (:alike::text is null or (i.rules, i.standing) = (
                    select a.rules, a.standing from review_item a where a.item_id = :alike))
                and (:language::text is null or exists (
                    select 1 from surrounding_message m where m.message_id = i.screening_id and m.language = :language)
                    or exists (select 1 from golden_item g where g.golden_id = i.golden_id and g.language = :language))""";

    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("me", reviewer.id());
        all.put("team", reviewer.team());
        all.put("now", Timestamp.from(now));
        all.put("queue", name(filter.queue()));
        all.put("category", filter.category());
        all.put("language", filter.language());
        Standing standing = filter.standing();
        all.put("standing", name(standing));
        all.put("alike", filter.alike());
        all.put("below", name(below));
        return all;
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
