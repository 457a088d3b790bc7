package dev.amana.moderation.investigation;

import dev.amana.moderation.assignment.Assignments;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether somebody of the staff had to do with the people that they looked at. */
@Component
class Contacts {
    private static final String PARTY = "party/";
    private static final String CASE = "case/";
    private static final String CONVERSATION = "conversation/";

    private final JdbcClient jdbc;
    private final Assignments assignments;

    Contacts(JdbcClient jdbc, Assignments assignments) {
        this.jdbc = jdbc;
        this.assignments = assignments;
    }

    /**
     * @param target as the audit trail names it: {@code conversation/…}, {@code order/…}, {@code party/…}, {@code case/…} or
     *     {@code case/…/party/…}
     */
    boolean had(String staffId, String target, @Nullable String orderId, Instant at) {
        return people(target, orderId).stream().anyMatch(party -> assignments.contact(staffId, party, at));
    }

    /** Whether anything in this conversation waits, or waited, for a reviewer. */
    boolean reviewed(String target) {
        return target.startsWith(CONVERSATION)
                && jdbc.sql("""
                select exists (select from screening where conversation_id = :id
                    and (outcome <> 'CLEARED' or decided_by is not null))""")
                        .param("id", target.substring(CONVERSATION.length()))
                        .query(Boolean.class)
                        .single();
    }

    /** A look at one person is about that person; any other is about whoever is in the case. */
    private List<String> people(String target, @Nullable String orderId) {
        int party = target.indexOf(PARTY);
        if (party == 0 || (party > 0 && target.charAt(party - 1) == '/')) {
            return List.of(target.substring(party + PARTY.length()));
        }
        Set<String> cases = new LinkedHashSet<>();
        if (orderId != null) {
            cases.add("order-" + orderId);
        }
        if (target.startsWith(CONVERSATION)) {
            cases.add("conversation-" + target.substring(CONVERSATION.length()));
        } else if (target.startsWith(CASE)) {
            cases.add(target.substring(CASE.length()).replaceAll("/.*", ""));
        }
        return jdbc.sql("select distinct party_id from case_party where case_id = any (?)")
                .param(cases.toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
