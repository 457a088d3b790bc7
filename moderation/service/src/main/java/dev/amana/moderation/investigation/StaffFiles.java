package dev.amana.moderation.investigation;

import static dev.amana.platform.personal.RetentionClass.STAFF_EVIDENCE;

import dev.amana.moderation.investigation.Evidence.Fault;
import dev.amana.platform.personal.Vault;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code staff_file_part}: the files that staff sent, sealed, and kept whatever anybody asks for. */
@Component
public class StaffFiles {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final StaffMessages messages;

    StaffFiles(JdbcClient jdbc, Vault vault, StaffMessages messages) {
        this.messages = messages;
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

    /** Of a message in whose files something harmful was found. Told twice it is kept once. */
    public void infected(String messageId, Instant at) {
        jdbc.sql("insert into infected_message (message_id, at) values (:message, :at) on conflict do nothing")
                .param("message", messageId)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Those of these messages. */
    Set<String> infectedAmong(Collection<String> messageIds) {
        return Set.copyOf(jdbc.sql("select message_id from infected_message where message_id = any (?)")
                .param((Object) messageIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /**
     * What is here of a file.
     *
     * @param bytes as they are sealed
     */
    record Listed(String messageId, String attachmentId, boolean whole, long bytes) {
        /** For messages that say nothing of their files. */
        StaffFile undescribed() {
            return new StaffFile(attachmentId, attachmentId, "application/octet-stream", bytes, null);
        }
    }

    /** Without opening any: the files of these messages, by their messages. */
    Map<String, List<Listed>> listed(Collection<String> messageIds) {
        return jdbc
                .sql("""
                select message_id, attachment_id, count(*) = max(parts) as whole, sum(octet_length(content)) as bytes
                from staff_file_part where message_id = any (?)
                group by message_id, attachment_id order by message_id, attachment_id""")
                .param((Object) messageIds.toArray(String[]::new))
                .query((row, number) -> new Listed(
                        row.getString("message_id"),
                        row.getString("attachment_id"),
                        row.getBoolean("whole"),
                        row.getLong("bytes")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Listed::messageId));
    }

    /** As the message tells of them; of messages from before they did so, what came. */
    List<StaffFile> of(StaffMessages.Row row, Map<String, List<Listed>> listed) {
        return row.files() != null
                ? messages.files(row)
                : listed.getOrDefault(row.messageId(), List.of()).stream()
                        .map(Listed::undescribed)
                        .toList();
    }

    /** @param contents whether each is opened and hashed, one after the other; else only its parts are counted */
    Stream<Fault.Kind> faults(StaffMessages.Row row, Map<String, List<Listed>> listed, boolean contents) {
        return contents ? altered(row, listed) : missing(row, listed);
    }

    private Stream<Fault.Kind> altered(StaffMessages.Row row, Map<String, List<Listed>> listed) {
        return of(row, listed).stream()
                .flatMap(file -> switch (find(row.staffId(), file).state()) {
                    case KEPT, ERASED -> Stream.empty();
                    case MISSING -> Stream.of(Fault.Kind.FILE_MISSING);
                    case ALTERED -> Stream.of(Fault.Kind.FILE_ALTERED);
                });
    }

    private Stream<Fault.Kind> missing(StaffMessages.Row row, Map<String, List<Listed>> listed) {
        Set<String> whole = listed.getOrDefault(row.messageId(), List.of()).stream()
                .filter(Listed::whole)
                .map(Listed::attachmentId)
                .collect(Collectors.toSet());
        return of(row, listed).stream()
                .filter(file -> !whole.contains(file.attachmentId()))
                .map(file -> Fault.Kind.FILE_MISSING);
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
