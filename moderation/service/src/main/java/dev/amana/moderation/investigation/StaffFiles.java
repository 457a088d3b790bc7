package dev.amana.moderation.investigation;

import static dev.amana.platform.personal.RetentionClass.STAFF_EVIDENCE;

import dev.amana.platform.personal.Vault;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code staff_file_part}: the files that staff sent, sealed, and kept whatever anybody asks for. */
@Component
public class StaffFiles {
    private final JdbcClient jdbc;
    private final Vault vault;

    StaffFiles(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /**
     * A part as it came.
     *
     * @param content ciphertext under the author's key for staff evidence
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Part(
            String attachmentId,
            String messageId,
            String staffId,
            int number,
            int parts,
            byte[] content,
            Instant receivedAt) {}

    /** What is known of a file's content. */
    public enum State {
        KEPT,
        /** Not all of it is here: it comes a moment after its message, or was erased before it could come. */
        MISSING,
        /** It is not what was sent. */
        ALTERED,
        /** The key is gone. */
        ERASED
    }

    /** @param content null where it is not {@code KEPT} */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Found(State state, byte @Nullable [] content) {}

    /** Told twice it is kept once. */
    public void keep(Part part) {
        jdbc.sql("""
                insert into staff_file_part (attachment_id, number, parts, message_id, staff_id, content, received_at)
                values (:attachment, :number, :parts, :message, :staff, :content, :at) on conflict do nothing""")
                .param("attachment", part.attachmentId())
                .param("number", part.number())
                .param("parts", part.parts())
                .param("message", part.messageId())
                .param("staff", part.staffId())
                .param("content", part.content())
                .param("at", Timestamp.from(part.receivedAt()))
                .update();
    }

    /** Which message a file belongs to. */
    Optional<String> messageOf(String attachmentId) {
        return jdbc.sql("select message_id from staff_file_part where attachment_id = :id limit 1")
                .param("id", attachmentId)
                .query(String.class)
                .optional();
    }

    /** Compared with the hash that stands in the chain, where there is one. */
    Found find(String staffId, StaffFile file) {
        List<Part> parts = parts(file.attachmentId());
        if (parts.isEmpty() || parts.size() != parts.getFirst().parts()) {
            return new Found(State.MISSING, null);
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            for (Part part : parts) {
                Optional<byte[]> clear = vault.openBytes(staffId, STAFF_EVIDENCE, part.content());
                if (clear.isEmpty()) {
                    return new Found(State.ERASED, null);
                }
                content.writeBytes(clear.get());
            }
        } catch (IllegalArgumentException altered) {
            return new Found(State.ALTERED, null);
        }
        byte[] whole = content.toByteArray();
        return file.sha256() == null || file.sha256().equals(sha256(whole))
                ? new Found(State.KEPT, whole)
                : new Found(State.ALTERED, null);
    }

    private List<Part> parts(String attachmentId) {
        return jdbc.sql("select * from staff_file_part where attachment_id = :id order by number")
                .param("id", attachmentId)
                .query((row, number) -> new Part(
                        row.getString("attachment_id"),
                        row.getString("message_id"),
                        row.getString("staff_id"),
                        row.getInt("number"),
                        row.getInt("parts"),
                        row.getBytes("content"),
                        row.getTimestamp("received_at").toInstant()))
                .list();
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
