package dev.amana.platform.blob;

import dev.amana.platform.Ids;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.SubjectErasedException;
import dev.amana.platform.personal.Vault;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * Sealed blobs in a table of this context. A blob is committed, and so on disk, before {@link #put} returns: it is there
 * before the event that names it. An event that never comes leaves an orphan, which nobody can name.
 */
public final class BlobStore {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stored(byte[] bytes, Optional<String> otherSubject) {}

    private interface Insert {
        void insert(BlobRef ref, @Nullable String otherSubject, byte[] sealed);
    }

    private static final String INSERT =
            "insert into blob (id, subject, other_subject, retention, sha256, bytes, sealed)"
                    + " values (?, ?, ?, ?, ?, ?, ?)";

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Ids ids;
    private final int maximumBytes;
    private final SQLExceptionTranslator translator = new SQLExceptionSubclassTranslator();

    /**
     * The store.
     *
     * @param maximumBytes of one blob's clear content ({@code amana.blob.max-bytes})
     */
    public BlobStore(DataSource dataSource, Vault vault, Ids ids, int maximumBytes) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.vault = vault;
        this.ids = ids;
        this.maximumBytes = maximumBytes;
    }

    /**
     * Seals and stores. Takes a connection of its own, so do not call it from within a transaction.
     *
     * @throws BlobTooLargeException past the limit
     * @throws SubjectErasedException where the key was erased
     */
    public BlobRef put(String subject, RetentionClass retention, byte[] clear) {
        return store(subject, null, retention, clear, this::insert);
    }

    /**
     * The same for content that concerns two people, such as the words of one in a mail that names the other: it is gone
     * when either is erased. The reference names the first.
     */
    public BlobRef putForBoth(String subject, String otherSubject, RetentionClass retention, byte[] clear) {
        return store(subject, otherSubject, retention, clear, this::insert);
    }

    /**
     * The same within the transaction that the caller is in: for content that only rows of that transaction name, and no
     * event. It comes and goes with them, and needs no commit of its own.
     */
    public BlobRef putForBothInTransaction(
            String subject, String otherSubject, RetentionClass retention, byte[] clear) {
        return store(subject, otherSubject, retention, clear, this::insertInTransaction);
    }

    /**
     * The clear content; empty when it is erased, or when there is no such blob.
     *
     * @throws IllegalStateException where the stored bytes are not those that the reference names
     */
    public Optional<byte[]> get(BlobRef ref) {
        return jdbc.sql("select sealed, other_subject from blob where id = ?")
                .param(ref.id())
                .query((row, number) ->
                        new Stored(row.getBytes("sealed"), Optional.ofNullable(row.getString("other_subject"))))
                .optional()
                .flatMap(stored -> open(ref, stored));
    }

    /** The same of several, by their ids; of those that are erased or not there, nothing. */
    public Map<String, byte[]> getAll(Collection<BlobRef> refs) {
        Map<String, BlobRef> wanted = new HashMap<>();
        refs.forEach(ref -> wanted.put(ref.id(), ref));
        Map<String, byte[]> found = new HashMap<>();
        jdbc.sql("select id, sealed, other_subject from blob where id = any (?)")
                .param(wanted.keySet().toArray(String[]::new))
                .query(row -> {
                    BlobRef ref = Objects.requireNonNull(wanted.get(row.getString("id")));
                    open(ref, new Stored(row.getBytes("sealed"), Optional.ofNullable(row.getString("other_subject"))))
                            .ifPresent(clear -> found.put(ref.id(), clear));
                });
        return found;
    }

    /** Drops content that nobody needs any more, and that no event must prove. Harmless when repeated. */
    public void delete(BlobRef ref) {
        jdbc.sql("delete from blob where id = ?").param(ref.id()).update();
    }

    /** The same for many at once, by their ids. */
    public void deleteAll(Collection<String> ids) {
        jdbc.sql("delete from blob where id = any (?)")
                .param(ids.toArray(String[]::new))
                .update();
    }

    private Optional<byte[]> open(BlobRef ref, Stored stored) {
        if (!sha256(stored.bytes()).equals(ref.sha256())) {
            throw new IllegalStateException("Blob " + ref.id() + " was altered");
        }
        RetentionClass retention = RetentionClass.of(ref.retention());
        Optional<byte[]> outer = vault.openBytes(ref.subject(), retention, stored.bytes());
        return stored.otherSubject().isEmpty()
                ? outer
                : outer.flatMap(inner -> vault.openBytes(stored.otherSubject().get(), retention, inner));
    }

    /** Seals only; for content that is stored in the commit of the event that names it. */
    public SealedBlob seal(String subject, RetentionClass retention, byte[] clear) {
        return sealed(subject, null, retention, clear);
    }

    /** The same for content that concerns two people. */
    public SealedBlob sealForBoth(String subject, String otherSubject, RetentionClass retention, byte[] clear) {
        return sealed(subject, otherSubject, retention, clear);
    }

    /** Stores what is sealed within the transaction that the caller is in; see {@link #putForBothInTransaction}. */
    public void putInTransaction(Collection<SealedBlob> blobs) {
        if (blobs.isEmpty()) {
            return;
        }
        jdbc.sql("insert into blob (id, subject, other_subject, retention, sha256, bytes, sealed)"
                        + " select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],"
                        + " ?::bytea[])")
                .params(
                        texts(blobs, blob -> blob.ref().id()),
                        texts(blobs, blob -> blob.ref().subject()),
                        texts(blobs, SealedBlob::otherSubject),
                        texts(blobs, blob -> blob.ref().retention()),
                        texts(blobs, blob -> blob.ref().sha256()),
                        blobs.stream().map(blob -> blob.ref().bytes()).toArray(Long[]::new),
                        blobs.stream().map(SealedBlob::sealed).toArray(byte[][]::new))
                .update();
    }

    private static @Nullable String[] texts(
            Collection<SealedBlob> blobs, Function<SealedBlob, @Nullable String> column) {
        return blobs.stream().map(column).toArray(String[]::new);
    }

    private BlobRef store(
            String subject, @Nullable String otherSubject, RetentionClass retention, byte[] clear, Insert insert) {
        SealedBlob blob = sealed(subject, otherSubject, retention, clear);
        insert.insert(blob.ref(), otherSubject, blob.sealed());
        return blob.ref();
    }

    private SealedBlob sealed(String subject, @Nullable String otherSubject, RetentionClass retention, byte[] clear) {
        if (clear.length > maximumBytes) {
            throw new BlobTooLargeException(clear.length, maximumBytes);
        }
        byte[] inner = otherSubject == null ? clear : vault.sealBytes(otherSubject, retention, clear);
        byte[] sealed = vault.sealBytes(subject, retention, inner);
        BlobRef ref = new BlobRef(ids.next(), subject, retention.wireName(), sha256(sealed), clear.length);
        return new SealedBlob(ref, otherSubject, sealed);
    }

    private void insertInTransaction(BlobRef ref, @Nullable String otherSubject, byte[] sealed) {
        jdbc.sql(INSERT)
                .param(ref.id())
                .param(ref.subject())
                .param(otherSubject)
                .param(ref.retention())
                .param(ref.sha256())
                .param(ref.bytes())
                .param(sealed)
                .update();
    }

    private void insert(BlobRef ref, @Nullable String otherSubject, byte[] sealed) {
        // A connection of its own commits now, whatever transaction the caller is in.
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(true);
            insert.setString(1, ref.id());
            insert.setString(2, ref.subject());
            insert.setString(3, otherSubject);
            insert.setString(4, ref.retention());
            insert.setString(5, ref.sha256());
            insert.setLong(6, ref.bytes());
            insert.setBytes(7, sealed);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw translated(INSERT, e);
        }
    }

    private RuntimeException translated(String sql, SQLException failure) {
        DataAccessException translated = translator.translate("Storing a blob", sql, failure);
        return translated == null ? new IllegalStateException("A blob cannot be stored", failure) : translated;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
