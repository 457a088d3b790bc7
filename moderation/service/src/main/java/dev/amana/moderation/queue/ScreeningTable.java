package dev.amana.moderation.queue;

import dev.amana.moderation.queue.ScreeningRow.RowReason;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningAppealed;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningProposed;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Severity;
import dev.amana.published.SealedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code screening}. */
@Component
class ScreeningTable {
    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    ScreeningTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<MessageScreened> screened) {
        jdbc.sql("""
                insert into screening (screening_id, conversation_id, order_id, sender_id, sender_role, outcome, severity,
                    revision, reasons, content, received_at, screened_at)
                select id, conversation, order_id, sender, role, outcome, severity, 1, reasons::jsonb, content::jsonb,
                    received, screened
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[]::timestamptz[], ?::text[]::timestamptz[])
                    as row (id, conversation, order_id, sender, role, outcome, severity, reasons, content, received, screened)
                on conflict (screening_id) do nothing""")
                .params(
                        texts(screened, MessageScreened::screeningId),
                        texts(screened, MessageScreened::conversationId),
                        texts(screened, MessageScreened::orderId),
                        texts(screened, MessageScreened::senderId),
                        texts(screened, event -> event.senderRole().name()),
                        texts(screened, event -> event.outcome().name()),
                        texts(screened, event -> event.severity().name()),
                        texts(screened, event -> json.writeValueAsString(reasons(event))),
                        texts(screened, event -> json.writeValueAsString(SealedContent.of(event))),
                        texts(screened, event -> event.receivedAt().toString()),
                        texts(screened, event -> event.screenedAt().toString()))
                .update();
    }

    private static List<RowReason> reasons(MessageScreened event) {
        return event.reasons().stream()
                .map(reason -> new RowReason(reason.category(), reason.rule(), reason.ruleSet(), reason.severity()))
                .toList();
    }

    private static @Nullable String[] texts(
            List<MessageScreened> screened, Function<MessageScreened, @Nullable String> column) {
        return screened.stream().map(column).toArray(String[]::new);
    }

    void decide(ScreeningDecided event) {
        jdbc.sql("""
                update screening set outcome = :outcome, revision = :revision, decided_by = :by, decided_at = :at
                where screening_id = :id and revision < :revision""")
                .param("outcome", event.outcome().name())
                .param("revision", event.revision())
                .param("by", event.reviewerId())
                .param("at", Timestamp.from(event.decidedAt()))
                .param("id", event.screeningId())
                .update();
    }

    /** It still waits, now for another person. */
    void propose(ScreeningProposed event) {
        jdbc.sql("update screening set revision = :revision where screening_id = :id and revision < :revision")
                .param("revision", event.revision())
                .param("id", event.screeningId())
                .update();
    }

    Map<Outcome, Integer> earlierOf(String senderId, String exceptScreeningId) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        jdbc.sql("""
                select outcome, count(*) as many from screening
                where sender_id = :sender and screening_id <> :except group by outcome""")
                .param("sender", senderId)
                .param("except", exceptScreeningId)
                .query(row -> {
                    counts.put(Outcome.valueOf(row.getString("outcome")), row.getInt("many"));
                });
        return counts;
    }

    /** It waits again, with what its sender says. */
    void appeal(ScreeningAppealed event) {
        jdbc.sql("""
                update screening set outcome = 'HELD', revision = :revision, appeal = :appeal::jsonb, decided_by = null,
                    decided_at = null
                where screening_id = :id and revision < :revision""")
                .param("revision", event.revision())
                .param("appeal", json.writeValueAsString(event.appeal().sealed()))
                .param("id", event.screeningId())
                .update();
    }

    Optional<SealedText> appeal(String screeningId) {
        return jdbc.sql("select appeal from screening where screening_id = :id and appeal is not null")
                .param("id", screeningId)
                .query(String.class)
                .optional()
                .map(appeal -> json.readValue(appeal, SealedText.class));
    }

    /** Gravest first, among equals the oldest. */
    List<ScreeningRow> page(Outcome outcome, int size, int offset) {
        return jdbc.sql("""
                select * from screening where outcome = :outcome
                order by severity_rank desc, received_at, screening_id limit :size offset :offset""")
                .param("outcome", outcome.name())
                .param("size", size)
                .param("offset", offset)
                .query((row, number) -> row(row))
                .list();
    }

    long count(Outcome outcome) {
        return jdbc.sql("select count(*) from screening where outcome = :outcome")
                .param("outcome", outcome.name())
                .query(Long.class)
                .single();
    }

    Optional<ScreeningRow> find(String screeningId) {
        return jdbc.sql("select * from screening where screening_id = :id")
                .param("id", screeningId)
                .query((row, number) -> row(row))
                .optional();
    }

    Optional<SealedContent> content(String screeningId) {
        return jdbc.sql("select content from screening where screening_id = :id and content is not null")
                .param("id", screeningId)
                .query(String.class)
                .optional()
                .map(content -> json.readValue(content, SealedContent.class));
    }

    void dropContent(String senderId, String retentionClass) {
        jdbc.sql("""
                update screening set content = null
                where sender_id = :sender and content is not null
                    and (content -> 'text' ->> 'retention' = :class or jsonb_path_exists(content, '$.words[*] ? (@.retention == $class)',
                            jsonb_build_object('class', :class::text)))""").param("sender", senderId).param("class", retentionClass).update();
    }

    void clear() {
        jdbc.sql("truncate screening").update();
    }

    private ScreeningRow row(ResultSet row) throws SQLException {
        return new ScreeningRow(
                row.getString("screening_id"),
                row.getString("conversation_id"),
                row.getString("order_id"),
                row.getString("sender_id"),
                Role.valueOf(row.getString("sender_role")),
                Outcome.valueOf(row.getString("outcome")),
                Severity.valueOf(row.getString("severity")),
                row.getInt("revision"),
                json.readValue(row.getString("reasons"), new TypeReference<List<RowReason>>() {}),
                row.getTimestamp("received_at").toInstant(),
                row.getTimestamp("screened_at").toInstant(),
                row.getString("decided_by"),
                instant(row.getTimestamp("decided_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
