package dev.amana.moderation.investigation;

import dev.amana.moderation.assignment.Assignments;
import dev.amana.moderation.assignment.Assignments.Held;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose data a look was at, and whether its maker had to do with them. */
@Component
class Contacts {
    private static final String PARTY = "party/";
    private static final String CASE = "case/";
    private static final String CONVERSATION = "conversation/";
    private static final String SCREENING = "screening/";
    private static final String REPORT = "report/";

    private final JdbcClient jdbc;
    private final Assignments assignments;
    private final Occasions occasions;

    Contacts(JdbcClient jdbc, Assignments assignments, Occasions occasions) {
        this.jdbc = jdbc;
        this.assignments = assignments;
        this.occasions = occasions;
    }

    /**
     * @param cases that it was in
     * @param people whose data could be seen: the one person, or whoever wrote as a customer there
     * @param one whether it was at one person
     */
    record Look(Set<String> cases, Set<String> people, boolean one) {}

    /**
     * @param target as the audit trail names it: {@code conversation/…}, {@code order/…}, {@code party/…}, {@code case/…},
     *     {@code case/…/party/…}, {@code claim/…}, {@code screening/…} or {@code report/…}
     */
    Look look(String target, @Nullable String orderId) {
        Optional<String> party = party(target);
        return party.map(one -> new Look(Set.of(), Set.of(one), true)).orElseGet(() -> {
            Set<String> cases = cases(target, orderId);
            return new Look(cases, customers(cases), false);
        });
    }

    /**
     * Who has the case may look at all of it; else one has to do with everybody in it whose data it shows. A case that somebody
     * took without being asked counts while there is something to do in it.
     */
    boolean had(String staffId, Look look, Instant at) {
        Set<String> held = assignments.heldBy(staffId, at).stream()
                .filter(one -> !one.taken() || occasions.waits(List.of(one.caseId()), at))
                .map(Held::caseId)
                .collect(Collectors.toSet());
        return look.cases().stream().anyMatch(held::contains)
                || (!look.people().isEmpty() && people(held).containsAll(look.people()));
    }

    private static Optional<String> party(String target) {
        int party = target.indexOf(PARTY);
        return party == 0 || (party > 0 && target.charAt(party - 1) == '/')
                ? Optional.of(target.substring(party + PARTY.length()))
                : Optional.empty();
    }

    private Set<String> cases(String target, @Nullable String orderId) {
        Set<String> cases = new LinkedHashSet<>();
        if (orderId != null) {
            cases.add("order-" + orderId);
        }
        if (target.startsWith(CONVERSATION)) {
            cases.add("conversation-" + target.substring(CONVERSATION.length()));
        } else if (target.startsWith(CASE)) {
            cases.add(target.substring(CASE.length()).replaceAll("/.*", ""));
        } else if (target.startsWith(SCREENING)) {
            conversation("screening", "screening_id", target.substring(SCREENING.length()))
                    .ifPresent(cases::add);
        } else if (target.startsWith(REPORT)) {
            conversation("message_report", "report_id", target.substring(REPORT.length()))
                    .ifPresent(cases::add);
        }
        return cases;
    }

    private Optional<String> conversation(String table, String key, String id) {
        return jdbc.sql("select 'conversation-' || conversation_id from " + table + " where " + key + " = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** Everybody where no customer is known: a seller with many orders makes nobody's customer anybody's business. */
    private Set<String> customers(Set<String> cases) {
        Set<String> customers = new HashSet<>(jdbc.sql("""
                select distinct p.party_id from case_party p left join known_party k using (party_id)
                where p.case_id = any (?) and coalesce(k.role, 'BUYER') <> 'SELLER'
                    and not exists (select from known_order o where o.seller_id = p.party_id
                        and 'order-' || o.order_id = p.case_id)""")
                .param((Object) cases.toArray(String[]::new))
                .query(String.class)
                .list());
        return customers.isEmpty() ? people(cases) : customers;
    }

    private Set<String> people(Set<String> cases) {
        return new HashSet<>(jdbc.sql("select distinct party_id from case_party where case_id = any (?)")
                .param((Object) cases.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
