package dev.amana.moderation.investigation;

import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.SubjectErasedException;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code staff_message}: all that staff wrote, sealed, and kept whatever anybody asks for. */
@Component
public class StaffMessages {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final TransactionTemplate transaction;
    private final JsonMapper json = JsonMapper.shared();

    StaffMessages(JdbcClient jdbc, Vault vault, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param subject ciphertext under the author's key for staff evidence
     * @param body the same
     * @param more the same, of what else was screened, as a JSON array; null where there is nothing else
     * @param quoted ciphertext under the key of whose words they are, who is {@code quotedOf}; null where nothing is quoted
     * @param files what is said of the files, as a JSON array, under the author's key; null where there is none
     */
    public record Row(
            String messageId,
            String staffId,
            String conversationId,
            @Nullable String orderId,
            String customerLocale,
            String subject,
            String body,
            @Nullable String more,
            @Nullable String quoted,
            @Nullable String quotedOf,
            @Nullable String files,
            Instant receivedAt) {
        Piece piece() {
            return new Piece("message", messageId, sha256(), receivedAt);
        }

        /** Over the ciphertexts, one per line. */
        public String sha256() {
            return Link.sha256(Stream.of(subject, body, more, quoted, files)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("\n")));
        }
    }

    /**
     * What came, before anybody decides about it. Told twice it is kept once.
     *
     * @param quoted under the key of whose words they are; null where nothing is quoted
     */
    public Row keep(
            String messageId,
            String staffId,
            String conversationId,
            @Nullable String orderId,
            String customerLocale,
            Personal subject,
            Personal body,
            List<Personal> more,
            List<StaffFile> files,
            @Nullable Personal quoted,
            Instant receivedAt) {
        SealedText quote = quoted == null ? null : sealedQuote(quoted);
        // Nothing but these two: whoever settles waits for it, and meanwhile holds what the caller may need next.
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock_shared(hashtextextended('staff_message ' || :staff, 0)) is null")
                    .param("staff", staffId)
                    .query(Boolean.class)
                    .single();
            jdbc.sql("""
                insert into staff_message (message_id, staff_id, conversation_id, order_id, customer_locale, subject,
                    body, received_at, more, quoted, quoted_of, files)
                values (:message, :staff, :conversation, :order, :locale, :subject, :body, :at, :more, :quoted, :of, :files)
                on conflict (message_id) do nothing""")
                    .param("message", messageId)
                    .param("staff", staffId)
                    .param("conversation", conversationId)
                    .param("order", orderId)
                    .param("locale", customerLocale)
                    .param("subject", sealed(staffId, subject.revealOr("")))
                    .param("body", sealed(staffId, body.revealOr("")))
                    .param("more", more.isEmpty() ? null : sealed(staffId, array(more)))
                    .param("quoted", quote == null ? null : quote.ciphertext())
                    .param("of", quote == null ? null : quote.subject())
                    .param("files", files.isEmpty() ? null : sealed(staffId, json.writeValueAsString(files)))
                    .param("at", Timestamp.from(receivedAt))
                    .update();
        });
        return find(messageId).orElseThrow();
    }

    /**
     * What is just being kept is either there afterwards, or whoever keeps it sees what the caller's transaction writes. Without
     * this a message that comes in the moment in which an investigation is opened is seen by neither.
     */
    void settle(String staffId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('staff_message ' || :staff, 0)) is null")
                .param("staff", staffId)
                .query(Boolean.class)
                .single();
    }

    /** Null where whose words they are has been erased already. */
    private @Nullable SealedText sealedQuote(Personal quoted) {
        try {
            return vault.seal(quoted);
        } catch (SubjectErasedException erased) {
            return null;
        }
    }

    private String array(List<Personal> texts) {
        return json.writeValueAsString(
                texts.stream().map(text -> text.revealOr("")).toList());
    }

    private String sealed(String staffId, String text) {
        return vault.seal(Personal.of(staffId, RetentionClass.STAFF_EVIDENCE, text))
                .ciphertext();
    }

    public Optional<Row> find(String messageId) {
        return jdbc.sql("select * from staff_message where message_id = :message")
                .param("message", messageId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Those of these that are kept, by their identifiers. */
    Map<String, Row> find(Collection<String> messageIds) {
        return jdbc
                .sql("select * from staff_message where message_id = any (?)")
                .param((Object) messageIds.toArray(String[]::new))
                .query((row, number) -> read(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::messageId, Function.identity()));
    }

    /** The one that it began with, where there is one, and then the newest ones: of very many, those that matter. */
    List<Row> of(String staffId, @Nullable String beganWith, int offset, int most) {
        return jdbc.sql("""
                select * from staff_message where staff_id = :staff
                order by (message_id is not distinct from :first::text) desc, received_at desc, message_id desc
                limit :most offset :offset""")
                .param("staff", staffId)
                .param("first", beganWith)
                .param("most", most)
                .param("offset", offset)
                .query((row, number) -> read(row))
                .list();
    }

    /** Empty once the key is gone. */
    public String subject(Row row) {
        return open(row.staffId(), row.subject());
    }

    public String body(Row row) {
        return open(row.staffId(), row.body());
    }

    /** Hidden words and quotations, and in rows from before names of files; empty once the key is gone. */
    public List<String> more(Row row) {
        String sealed = row.more();
        String opened = sealed == null ? "" : open(row.staffId(), sealed);
        Stream<String> others = opened.isEmpty() ? Stream.empty() : Stream.of(json.readValue(opened, String[].class));
        return Stream.concat(quoted(row).stream(), others).toList();
    }

    /** Empty once the key is gone. */
    public List<StaffFile> files(Row row) {
        String sealed = row.files();
        String opened = sealed == null ? "" : open(row.staffId(), sealed);
        return opened.isEmpty() ? List.of() : List.of(json.readValue(opened, StaffFile[].class));
    }

    /** In which language the customer is written to; null where nothing was written. */
    public @Nullable String customerLocale(String conversationId) {
        return jdbc.sql("""
                select customer_locale from staff_message where conversation_id = :id
                order by received_at desc limit 1""")
                .param("id", conversationId)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** Those of somebody that are in none of these pieces. */
    int besides(String staffId, int pieces) {
        return Math.max(
                0,
                jdbc.sql("select count(*) from staff_message where staff_id = :staff")
                                .param("staff", staffId)
                                .query(Integer.class)
                                .single()
                        - pieces);
    }

    /** Empty once whose words they are is erased. */
    private Optional<String> quoted(Row row) {
        String sealed = row.quoted();
        String of = row.quotedOf();
        return sealed == null || of == null
                ? Optional.empty()
                : vault.open(new SealedText(of, RetentionClass.CORRESPONDENCE.wireName(), sealed))
                        .reveal();
    }

    private String open(String staffId, String ciphertext) {
        return vault.open(new SealedText(staffId, RetentionClass.STAFF_EVIDENCE.wireName(), ciphertext))
                .revealOr("");
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getString("message_id"),
                row.getString("staff_id"),
                row.getString("conversation_id"),
                row.getString("order_id"),
                row.getString("customer_locale"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("more"),
                row.getString("quoted"),
                row.getString("quoted_of"),
                row.getString("files"),
                row.getTimestamp("received_at").toInstant());
    }
}
