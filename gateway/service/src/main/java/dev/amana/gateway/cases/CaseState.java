package dev.amana.gateway.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.gateway.cases.CaseMessage.State;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the row of a case keeps, folded from its facts. Every fold commutes and is applied once per event, so that
 * disorder between topics and replays lead to the same row.
 *
 * @param contexts who has said anything
 * @param parties party id to the roles it has, comma-separated
 * @param facts by slot
 * @param messages number of messages by {@link State}
 * @param severities number of messages by the {@link Severity} of the verdict in force
 * @param categories number of messages by the category of a reason in force
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CaseState(
        Collection<String> contexts,
        Map<String, String> parties,
        Map<String, Fact> facts,
        Map<String, Integer> messages,
        Map<String, Integer> severities,
        Map<String, Integer> categories,
        @Nullable Instant openedAt,
        @Nullable Instant updatedAt) {
    /** A row stays readable: further codes, gifts and conversations of one case stand in the timeline only. */
    private static final int MAX_FACTS = 300;

    private static final int MAX_PARTIES = 100;

    public CaseState(
            @Nullable Collection<String> contexts,
            @Nullable Map<String, String> parties,
            @Nullable Map<String, Fact> facts,
            @Nullable Map<String, Integer> messages,
            @Nullable Map<String, Integer> severities,
            @Nullable Map<String, Integer> categories,
            @Nullable Instant openedAt,
            @Nullable Instant updatedAt) {
        this.contexts = contexts == null ? new TreeSet<>() : new TreeSet<>(contexts);
        this.parties = copy(parties);
        this.facts = copy(facts);
        this.messages = copy(messages);
        this.severities = copy(severities);
        this.categories = copy(categories);
        this.openedAt = openedAt;
        this.updatedAt = updatedAt;
    }

    static CaseState empty() {
        return new CaseState(null, null, null, null, null, null, null, null);
    }

    CaseState with(CaseFact fact, @Nullable CaseMessage before, @Nullable CaseMessage after) {
        if (!fact.opensCase()) {
            return this;
        }
        CaseState next = new CaseState(
                contexts,
                parties,
                facts,
                messages,
                severities,
                categories,
                openedAt == null || fact.at().isBefore(openedAt) ? fact.at() : openedAt,
                updatedAt == null || fact.at().isAfter(updatedAt) ? fact.at() : updatedAt);
        next.contexts.add(fact.context());
        fact.parties().forEach(next::addParty);
        next.addFact(fact);
        next.count(before, -1);
        next.count(after, 1);
        return next;
    }

    private void addParty(String partyId, String role) {
        if (parties.containsKey(partyId) || parties.size() < MAX_PARTIES) {
            parties.merge(partyId, role, CaseState::union);
        }
    }

    private static String union(String roles, String more) {
        TreeSet<String> all = new TreeSet<>(Arrays.asList(roles.split(",", -1)));
        all.addAll(Arrays.asList(more.split(",", -1)));
        return String.join(",", all);
    }

    private void addFact(CaseFact fact) {
        String slot = fact.slot();
        if (slot != null && (facts.containsKey(slot) || facts.size() < MAX_FACTS)) {
            facts.put(slot, fact.fact().or(facts.get(slot), slot));
        }
    }

    private void count(@Nullable CaseMessage message, int by) {
        if (message == null) {
            return;
        }
        add(messages, message.state().wireName(), by);
        add(severities, message.severity().wireName(), by);
        if (message.verdict() != null) {
            message.verdict().reasons().stream()
                    .map(CaseMessage.Reason::category)
                    .distinct()
                    .forEach(category -> add(categories, category, by));
        }
    }

    private static void add(Map<String, Integer> counts, String key, int by) {
        counts.merge(key, by, (a, b) -> a + b == 0 ? null : a + b);
    }

    public Severity severity() {
        return Stream.concat(severities.keySet().stream().map(Severity::of), Stream.of(CaseClaims.severity(facts)))
                .max(Comparator.naturalOrder())
                .orElse(Severity.NONE);
    }

    public CaseStatus status() {
        if (messages.containsKey(State.HELD.wireName()) || CaseClaims.anyInReview(facts)) {
            return CaseStatus.REVIEW;
        }
        if (messages.containsKey(State.BLOCKED.wireName())) {
            return CaseStatus.BLOCKED;
        }
        boolean over = facts.containsKey("order.delivered") || facts.containsKey("order.returned");
        return over && !CaseClaims.anyLive(facts) ? CaseStatus.DONE : CaseStatus.OPEN;
    }

    public int messageCount() {
        return messages.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static <V> Map<String, V> copy(@Nullable Map<String, V> map) {
        return map == null ? new TreeMap<>() : new TreeMap<>(map);
    }
}
