package dev.amana.messaging.submission;

import static dev.amana.platform.personal.RetentionClass.PROFILE;

import dev.amana.messaging.party.EmailAddress;
import dev.amana.messaging.party.Identities;
import dev.amana.messaging.party.Parties;
import dev.amana.messaging.smtp.Login;
import dev.amana.platform.Ids;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * App passwords of staff. One reads {@code <id>.<secret>}: the id finds the row, the secret (128 random bits) is kept as a
 * bcrypt hash only.
 */
@Component
public class MailPasswords {
    private static final int SECRET_BYTES = 16;
    private static final int LONGEST = 100;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Parties parties;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;
    private final int most;
    private final Duration lifetime;
    private final SecureRandom random = new SecureRandom();
    private final BCryptPasswordEncoder hashes = new BCryptPasswordEncoder();
    private final String anyHash = hashes.encode("nobody's");

    MailPasswords(
            JdbcClient jdbc,
            Vault vault,
            Parties parties,
            PlatformTransactionManager transactions,
            Ids ids,
            Clock clock,
            SubmissionProperties settings) {
        this.parties = parties;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
        this.most = settings.mostPasswords();
        this.lifetime = settings.passwordLifetime();
    }

    /**
     * Another one.
     *
     * @throws TooManyMailPasswords where one has to be revoked first
     * @throws TooManyAddresses where only an address that is known of them already can have one
     */
    public MailPassword.Fresh create(String staffId, String label, EmailAddress address) {
        return create(staffId, ids.next(), label, address)
                .orElseThrow(() -> new IllegalStateException("An identifier was given twice"));
    }

    /**
     * The same of a form that may be sent twice.
     *
     * @param key of the form; the second time the answer is empty, since a password is shown once
     */
    public Optional<MailPassword.Fresh> createOnce(String staffId, String key, String label, EmailAddress address) {
        return create(staffId, Ids.derived("mail-password", staffId, key), label, address);
    }

    private Optional<MailPassword.Fresh> create(String staffId, String id, String label, EmailAddress address) {
        return exists(id)
                ? Optional.empty()
                : Objects.requireNonNull(transaction.execute(status -> fresh(staffId, id, label, address)));
    }

    private Optional<MailPassword.Fresh> fresh(String staffId, String id, String label, EmailAddress address) {
        Identities known = parties.identities(staffId);
        if (known.count() >= Parties.MOST_IDENTITIES && !known.addresses().contains(address.canonical())) {
            throw new TooManyAddresses(Parties.MOST_IDENTITIES);
        }
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        Instant now = clock.instant();
        // One statement counts and inserts. Two at the same moment may make one too many, which harms nobody.
        int stored = jdbc.sql("""
                insert into mail_password (id, staff_id, label_ciphertext, address_ciphertext, secret_hash, created_at)
                select :id, :staff, :label, :address, :hash, :at
                where (select count(*) from mail_password where staff_id = :staff) < :most
                """)
                .param("id", id)
                .param("staff", staffId)
                .param("label", seal(staffId, label))
                .param("address", seal(staffId, address.canonical()))
                .param("hash", hashes.encode(secret))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
        if (stored == 0) {
            throw new TooManyMailPasswords(most);
        }
        // Known of them even after it is revoked: it is hidden from customers wherever they type it.
        parties.addAddress(staffId, address, now);
        MailPassword kept = new MailPassword(id, staffId, label, address.canonical(), now, now.plus(lifetime), null);
        return Optional.of(new MailPassword.Fresh(kept, id + '.' + secret));
    }

    private boolean exists(String id) {
        return jdbc.sql("select exists (select from mail_password where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Oldest first. */
    public List<MailPassword> of(String staffId) {
        return jdbc.sql("select * from mail_password where staff_id = :staff order by created_at, id")
                .param("staff", staffId)
                .query((row, number) -> read(row))
                .list();
    }

    /** Taken for another lifetime from now on. False where the member of staff has no such one. */
    public boolean renew(String staffId, String id) {
        return jdbc.sql("update mail_password set renewed_at = :at where id = :id and staff_id = :staff")
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("staff", staffId)
                        .update()
                > 0;
    }

    /** Gone at once; a connection that is signed in ends its mail. False where the member of staff has no such one. */
    public boolean revoke(String staffId, String id) {
        return jdbc.sql("delete from mail_password where id = :id and staff_id = :staff")
                        .param("id", id)
                        .param("staff", staffId)
                        .update()
                > 0;
    }

    /** All of somebody's, who has left or whose machine is lost. */
    public void revokeAll(String staffId) {
        jdbc.sql("delete from mail_password where staff_id = :staff")
                .param("staff", staffId)
                .update();
    }

    /** The identifier of the user's password that is tried, right or wrong. Empty where there is no such one. */
    Optional<String> meant(String user, String password) {
        return find(user, id(password)).map(stored -> stored.password().id());
    }

    /** Whether somebody who has signed in may still write: the password was not revoked and has not expired since. */
    boolean holds(String staffId, String id) {
        return find(staffId, id).isPresent();
    }

    private static String id(String password) {
        int dot = password.indexOf('.');
        return dot < 0 || password.length() > LONGEST ? "" : password.substring(0, dot);
    }

    /** Takes as long for an unknown user as for a wrong password. */
    Optional<Login> login(String user, String password) {
        String id = id(password);
        Optional<Stored> stored = find(user, id);
        String secret = password.length() > LONGEST ? "" : password.substring(password.indexOf('.') + 1);
        boolean right = hashes.matches(secret, stored.map(Stored::hash).orElse(anyHash)) && stored.isPresent();
        if (!right) {
            return Optional.empty();
        }
        jdbc.sql("update mail_password set last_used_at = :at where id = :id")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        // Without an address (its key is gone) there is nothing to write from.
        return stored.map(Stored::password)
                .filter(known -> !known.address().isEmpty())
                .map(known -> new Login(known.staffId(), known.address(), known.id()));
    }

    private record Stored(MailPassword password, String hash) {}

    /** One that has not expired. */
    private Optional<Stored> find(String staffId, String id) {
        return jdbc.sql("""
                select * from mail_password
                where id = :id and staff_id = :staff and coalesce(renewed_at, created_at) > :oldest
                """)
                .param("id", id)
                .param("staff", staffId)
                .param("oldest", clock.instant().minus(lifetime).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Stored(read(row), row.getString("secret_hash")))
                .optional();
    }

    private String seal(String staffId, String text) {
        return vault.seal(Personal.of(staffId, PROFILE, text)).ciphertext();
    }

    private MailPassword read(ResultSet row) throws SQLException {
        String staffId = row.getString("staff_id");
        Instant createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
        Instant renewedAt = instant(row.getObject("renewed_at", OffsetDateTime.class));
        return new MailPassword(
                row.getString("id"),
                staffId,
                open(staffId, row.getString("label_ciphertext")),
                open(staffId, row.getString("address_ciphertext")),
                createdAt,
                Objects.requireNonNullElse(renewedAt, createdAt).plus(lifetime),
                instant(row.getObject("last_used_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private String open(String staffId, String ciphertext) {
        return vault.open(new SealedText(staffId, PROFILE.wireName(), ciphertext))
                .revealOr("");
    }
}
