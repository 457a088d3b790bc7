package dev.amana.moderation.investigation;

import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code staff_message}: all that staff wrote, sealed, and kept whatever anybody asks for. */
@Component
public class StaffMessages {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json = JsonMapper.shared();

    StaffMessages(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /**
     * @param subject ciphertext under the author's key for staff evidence
     * @param body the same
     * @param more the same, of what else was screened, as a JSON array; null where there is nothing else
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
            Instant receivedAt) {
        Piece piece() {
            return new Piece("message", messageId, sha256(), receivedAt);
        }

        /** Over the ciphertexts, one per line. */
        public String sha256() {
            return Link.sha256(subject + "\n" + body + (more == null ? "" : "\n" + more));
        }
    }

    /** What came, before anybody decides about it. Told twice it is kept once. */
    public Row keep(
            String messageId,
            String staffId,
            String conversationId,
            @Nullable String orderId,
            String customerLocale,
            Personal subject,
            Personal body,
            List<Personal> more,
            Instant receivedAt) {
        jdbc.sql("""
                insert into staff_message (message_id, staff_id, conversation_id, order_id, customer_locale, subject,
                    body, received_at, more)
                values (:message, :staff, :conversation, :order, :locale, :subject, :body, :at, :more)
                on conflict (message_id) do nothing""")
                .param("message", messageId)
                .param("staff", staffId)
                .param("conversation", conversationId)
                .param("order", orderId)
                .param("locale", customerLocale)
                .param("subject", sealed(staffId, subject.revealOr("")))
                .param("body", sealed(staffId, body.revealOr("")))
                .param("more", more.isEmpty() ? null : sealed(staffId, array(more)))
                .param("at", Timestamp.from(receivedAt))
                .update();
        return find(messageId).orElseThrow();
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

    /** Hidden words, quotations and names of files; empty once the key is gone. */
    public List<String> more(Row row) {
        String sealed = row.more();
        String opened = sealed == null ? "" : open(row.staffId(), sealed);
        return opened.isEmpty() ? List.of() : List.of(json.readValue(opened, String[].class));
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
                row.getTimestamp("received_at").toInstant());
    }
}
