package dev.amana.gateway.cases;

import dev.amana.gateway.cases.TimelineReader.Purpose;
import dev.amana.gateway.cases.TimelineReader.StoredEntry;
import dev.amana.platform.security.Caller;
import dev.amana.platform.security.Roles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads timelines, the newest entry first, a bounded page at a time. */
@Component
public class TimelineQueries {
    private static final String SELECT = """
            select e.entry_id, e.at, e.context, e.type, e.subject_id, e.data, m.data as message
            from case_entry e
            left join case_message m
              on m.message_id = e.subject_id and m.case_id = e.case_id and e.type = 'message-received'
            where e.case_id = ?""";

    /** Of an investigation only its end is everybody's to know: the suspect, and the suspect's team, read cases too. */
    private static final String OPEN = " " + """
            and not (e.type = 'investigation-changed' and e.data -> 'facts' ->> 'change'
                in ('opened', 'suspended', 'evidence-gathered', 'proposed', 'rejected', 'handed-over'))
            and not (e.type = 'audit-recorded' and e.data -> 'facts' ->> 'action' like 'investigation.%')""";

    private static final String REFERENCES = """
            select e.entry_id, m.data as message
            from case_entry e left join case_message m on m.message_id = e.subject_id and m.case_id = e.case_id
            where e.case_id = ? and e.type = 'message-received'""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TimelineReader reader;

    TimelineQueries(JdbcClient jdbc, JsonMapper json, TimelineReader reader) {
        this.jdbc = jdbc;
        this.json = json;
        this.reader = reader;
    }

    public TimelinePage page(String caseId, @Nullable TimelineCursor after, int size, Shown shown) {
        String detail = (shown.minor() ? "" : " and not e.minor") + (shown.investigations() ? "" : OPEN);
        Instant at = after == null ? Instant.parse("9999-12-31T00:00:00Z") : after.at();
        List<StoredEntry> entries = jdbc.sql(SELECT + detail
                        + " and (e.at, e.entry_id) < (?, ?) order by e.at desc, e.entry_id desc limit ?")
                .params(caseId, at.atOffset(ZoneOffset.UTC), after == null ? "" : after.entryId(), size + 1)
                .query(this::entry)
                .list();
        List<TimelineEntry> items = entries.stream()
                .limit(size)
                .map(entry -> reader.read(entry, shown.purpose()))
                .toList();
        return new TimelinePage(items, entries.size() > size ? cursorAfter(items.getLast()) : null);
    }

    private static String cursorAfter(TimelineEntry entry) {
        return new TimelineCursor(entry.at(), entry.entryId()).text();
    }

    public Optional<TimelineEntry> entry(String caseId, String entryId, Shown shown) {
        return jdbc.sql(SELECT + (shown.investigations() ? "" : OPEN) + " and e.entry_id = ?")
                .params(caseId, entryId)
                .query(this::entry)
                .optional()
                .map(entry -> reader.read(entry, shown.purpose()));
    }

    /** The newest messages of a case, for the index. */
    public List<MessageReference> newestMessages(String caseId, int limit) {
        return jdbc.sql(REFERENCES + " order by e.at desc, e.entry_id desc limit ?")
                .params(caseId, limit)
                .query((row, number) -> reference(row.getString("entry_id"), row.getString("message")))
                .list();
    }

    /** These entries with masked text, that of withheld messages too: for the index, which does not quote them. */
    public List<TimelineEntry> masked(String caseId, List<String> entryIds) {
        return jdbc
                .sql(SELECT + " and e.entry_id = any(?)")
                .params(caseId, entryIds.toArray(String[]::new))
                .query(this::entry)
                .list()
                .stream()
                .map(entry -> reader.read(entry, Purpose.INDEX))
                .toList();
    }

    private MessageReference reference(String entryId, @Nullable String data) {
        if (data == null) {
            return new MessageReference(entryId, CaseMessage.State.SCREENING, 0);
        }
        CaseMessage message = json.readValue(data, CaseMessage.class);
        int verdict = message.verdict() == null ? 0 : message.verdict().revision();
        return new MessageReference(entryId, message.state(), verdict);
    }

    private StoredEntry entry(ResultSet row, int number) throws SQLException {
        String message = row.getString("message");
        return new StoredEntry(
                row.getString("entry_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("context"),
                row.getString("type"),
                row.getString("subject_id"),
                json.readValue(row.getString("data"), EntryData.class),
                message == null ? null : json.readValue(message, CaseMessage.class));
    }

    /**
     * @param minor with the entries that only repeat what others show
     * @param revealed with the texts as they were written; the caller has recorded why
     * @param investigations with what is going on in investigations of staff
     */
    public record Shown(boolean minor, boolean revealed, boolean investigations) {
        /** As far as the caller may see it. */
        public static Shown toCaller(boolean minor, boolean revealed) {
            Caller caller = Caller.current();
            return new Shown(minor, revealed, caller.has(Roles.TRUST_LEAD) || caller.has(Roles.AUDITOR));
        }

        private Purpose purpose() {
            return revealed ? Purpose.REASON : Purpose.PASSING;
        }
    }

    /**
     * A message's entry, and what became of the message.
     *
     * @param verdict the revision of the verdict in force, which has a say in what is masked; 0 before the first
     */
    public record MessageReference(String entryId, CaseMessage.State state, int verdict) {
        private static final Set<CaseMessage.State> WITHHELD =
                Set.of(CaseMessage.State.HELD, CaseMessage.State.BLOCKED, CaseMessage.State.SENDER_SUSPENDED);

        /** Whether nobody is to read it in passing. */
        public boolean withheld() {
            return WITHHELD.contains(state);
        }
    }

    /** @param nextCursor null on the last page */
    public record TimelinePage(
            List<TimelineEntry> items, @Nullable String nextCursor) {}
}
