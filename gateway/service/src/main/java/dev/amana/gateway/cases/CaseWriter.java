package dev.amana.gateway.cases;

import dev.amana.gateway.cases.CaseChanges.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes facts into cases, a whole poll in one transaction. An event that was written before changes nothing, and a case
 * gets one new revision per transaction.
 */
@Component
public class CaseWriter {
    private final CaseTables tables;
    private final TransactionOperations transaction;
    private final CaseChanges changes;

    CaseWriter(CaseTables tables, TransactionOperations transaction, CaseChanges changes) {
        this.tables = tables;
        this.transaction = transaction;
        this.changes = changes;
    }

    public void write(Collection<CaseFact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        List<CaseChanged> committed = transaction.execute(status -> writeAll(facts));
        changes.announce(Stage.COMMITTED, Objects.requireNonNull(committed));
    }

    /**
     * Gives every case of a party a new revision, so that its document and open pages are built anew; and another one
     * when no instance can have the party's keys or texts in memory any more.
     */
    public List<CaseChanged> touchCasesOf(String partyId) {
        List<CaseChanged> touched = tables.touchCasesOf(partyId);
        changes.announce(Stage.COMMITTED, touched);
        return touched;
    }

    /** To be called now and then: the second revision of cases whose party was forgotten. */
    public void touchForgotten() {
        changes.announce(Stage.COMMITTED, tables.touchAgain());
    }

    private List<CaseChanged> writeAll(Collection<CaseFact> facts) {
        // Rows are locked in the order of their ids, so that two instances never wait for each other.
        Map<String, List<CaseFact>> byCase =
                facts.stream().collect(Collectors.groupingBy(CaseFact::caseId, TreeMap::new, Collectors.toList()));
        tables.open(ordersByCase(byCase));
        Map<String, CaseState> states = tables.lock(byCase.keySet());
        Set<String> fresh = tables.insertEntries(
                byCase.values().stream().flatMap(List::stream).toList());
        Map<String, CaseMessage> messages = tables.messages(facts.stream()
                .map(CaseFact::message)
                .filter(Objects::nonNull)
                .map(CaseMessage::messageId)
                .collect(Collectors.toSet()));

        Map<String, CaseState> changed = new LinkedHashMap<>();
        Map<String, MessageRow> changedMessages = new TreeMap<>();
        for (CaseFact fact : unique(byCase, fresh)) {
            CaseState state = states.get(fact.caseId());
            if (state != null) {
                state = fold(fact, state, messages, changedMessages);
                states.put(fact.caseId(), state);
                changed.put(fact.caseId(), state);
            }
        }
        tables.saveMessages(changedMessages);
        return tables.save(changed);
    }

    private static CaseState fold(
            CaseFact fact,
            CaseState state,
            Map<String, CaseMessage> messages,
            Map<String, MessageRow> changedMessages) {
        CaseMessage patch = fact.message();
        if (patch == null) {
            return state.with(fact, null, null);
        }
        CaseMessage before = messages.get(patch.messageId());
        CaseMessage after = patch.and(before);
        messages.put(after.messageId(), after);
        changedMessages.put(after.messageId(), new MessageRow(fact.caseId(), after));
        return state.with(fact, before, after);
    }

    private static Map<String, String> ordersByCase(Map<String, List<CaseFact>> byCase) {
        Map<String, String> orders = new TreeMap<>();
        byCase.forEach((caseId, facts) -> {
            if (facts.stream().anyMatch(CaseFact::opensCase)) {
                String orderId = facts.getFirst().orderId();
                orders.put(caseId, orderId == null ? "" : orderId);
            }
        });
        return orders;
    }

    private static List<CaseFact> unique(Map<String, List<CaseFact>> byCase, Set<String> fresh) {
        Map<String, CaseFact> firstOfEach = byCase.values().stream()
                .flatMap(List::stream)
                .filter(fact -> fresh.contains(fact.entryId()))
                .collect(Collectors.toMap(CaseFact::entryId, Function.identity(), (a, b) -> a, HashMap::new));
        return new ArrayList<>(firstOfEach.values());
    }

    record MessageRow(String caseId, CaseMessage message) {}
}
