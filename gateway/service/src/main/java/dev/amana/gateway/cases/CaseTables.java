package dev.amana.gateway.cases;

import dev.amana.gateway.cases.CaseWriter.MessageRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables behind {@link CaseWriter}: each call is one statement, however many rows it concerns. */
@Component
class CaseTables {
    /** The ASCII unit separator, {@code chr(31)} in SQL: part of no identifier. */
    private static final String SEPARATOR = "\u001f";

    /** By then no instance has an erased key any more. */
    private static final int FORGOTTEN_SECONDS = 130;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CaseTables(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param ordersByCase order id, or an empty text, by case id */
    void open(Map<String, String> ordersByCase) {
        if (!ordersByCase.isEmpty()) {
            jdbc.sql("""
                    insert into case_record (case_id, order_id)
                    select case_id, nullif(order_id, '') from unnest(?::text[], ?::text[]) as c (case_id, order_id)
                    order by case_id
                    on conflict do nothing""")
                    .params(array(ordersByCase.keySet()), array(ordersByCase.values()))
                    .update();
        }
    }

    Map<String, CaseState> lock(Collection<String> caseIds) {
        Map<String, CaseState> states = new HashMap<>();
        jdbc.sql("select case_id, state from case_record where case_id = any(?) order by case_id for update")
                .param(array(caseIds))
                .query((row, number) -> states.put(row.getString(1), read(row.getString(2), CaseState.class)))
                .list();
        return states;
    }

    /** The ids of those that were not there before. */
    Set<String> insertEntries(List<CaseFact> facts) {
        return new HashSet<>(jdbc.sql("""
                insert into case_entry (entry_id, case_id, at, context, type, subject_id, minor, data)
                select e.entry_id, e.case_id, e.at::timestamptz, e.context, e.type, nullif(e.subject_id, ''),
                       e.minor::boolean, e.data::jsonb
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                     as e (entry_id, case_id, at, context, type, subject_id, minor, data)
                on conflict do nothing
                returning entry_id""")
                .params(
                        column(facts, CaseFact::entryId),
                        column(facts, CaseFact::caseId),
                        column(facts, fact -> fact.at().toString()),
                        column(facts, CaseFact::context),
                        column(facts, CaseFact::type),
                        column(facts, fact -> fact.subjectId() == null ? "" : fact.subjectId()),
                        column(facts, fact -> Boolean.toString(fact.minor())),
                        column(facts, fact -> write(fact.data())))
                .query(String.class)
                .list());
    }

    Map<String, CaseMessage> messages(Collection<String> messageIds) {
        Map<String, CaseMessage> messages = new HashMap<>();
        if (!messageIds.isEmpty()) {
            jdbc.sql("select data from case_message where message_id = any(?)")
                    .param(array(messageIds))
                    .query(String.class)
                    .list()
                    .forEach(data -> {
                        CaseMessage message = read(data, CaseMessage.class);
                        messages.put(message.messageId(), message);
                    });
        }
        return messages;
    }

    void saveMessages(Map<String, MessageRow> rows) {
        if (!rows.isEmpty()) {
            List<MessageRow> values = List.copyOf(rows.values());
            jdbc.sql("""
                    insert into case_message (message_id, case_id, data)
                    select m.message_id, m.case_id, m.data::jsonb
                    from unnest(?::text[], ?::text[], ?::text[]) as m (message_id, case_id, data)
                    on conflict (message_id) do update set data = excluded.data""")
                    .params(
                            column(values, row -> row.message().messageId()),
                            column(values, MessageRow::caseId),
                            column(values, row -> write(row.message())))
                    .update();
        }
    }

    List<CaseChanged> save(Map<String, CaseState> states) {
        if (states.isEmpty()) {
            return List.of();
        }
        List<Map.Entry<String, CaseState>> rows = List.copyOf(states.entrySet());
        return jdbc.sql("""
                update case_record c
                set revision = c.revision + 1, status = n.status, severity = n.severity, state = n.state::jsonb,
                    contexts = string_to_array(n.contexts, chr(31)), parties = string_to_array(n.parties, chr(31)),
                    opened_at = n.opened_at::timestamptz, updated_at = n.updated_at::timestamptz,
                    index_due = '-infinity'
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                     as n (case_id, status, severity, state, contexts, parties, opened_at, updated_at)
                where c.case_id = n.case_id
                returning c.case_id, c.revision""")
                .params(
                        column(rows, Map.Entry::getKey),
                        column(rows, row -> row.getValue().status().wireName()),
                        column(rows, row -> row.getValue().severity().wireName()),
                        column(rows, row -> write(row.getValue())),
                        column(
                                rows,
                                row -> String.join(SEPARATOR, row.getValue().contexts())),
                        column(
                                rows,
                                row -> String.join(
                                        SEPARATOR, row.getValue().parties().keySet())),
                        column(rows, row -> String.valueOf(row.getValue().openedAt())),
                        column(rows, row -> String.valueOf(row.getValue().updatedAt())))
                .query((row, number) -> new CaseChanged(row.getString(1), row.getLong(2)))
                .list();
    }

    List<CaseChanged> touchCasesOf(String partyId) {
        return jdbc.sql("""
                update case_record set revision = revision + 1, index_due = '-infinity',
                    touch_again_at = now() + make_interval(secs => ?)
                where parties @> array[?::text]
                returning case_id, revision""")
                .params(FORGOTTEN_SECONDS, partyId)
                .query((row, number) -> new CaseChanged(row.getString(1), row.getLong(2)))
                .list();
    }

    List<CaseChanged> touchAgain() {
        return jdbc.sql("""
                update case_record set revision = revision + 1, index_due = '-infinity', touch_again_at = null
                where touch_again_at <= now()
                returning case_id, revision""")
                .query((row, number) -> new CaseChanged(row.getString(1), row.getLong(2)))
                .list();
    }

    private <T> T read(String text, Class<T> type) {
        return json.readValue(text, type);
    }

    private String write(Object value) {
        return json.writeValueAsString(value);
    }

    private static <T> String[] column(List<T> rows, Function<? super T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static String[] array(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
