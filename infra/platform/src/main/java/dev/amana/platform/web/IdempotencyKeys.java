package dev.amana.platform.web;

import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.SubjectErasedException;
import dev.amana.platform.personal.Vault;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of requests with an Idempotency-Key. Answers are sealed under the caller's key. Each statement commits by
 * itself: it runs before and after the request's own work.
 */
final class IdempotencyKeys {
    private static final int PURGE_EVERY = 64;
    private static final int PURGE_LIMIT = 1_000;

    /** What to do with a request. */
    sealed interface Claim {
        /** It is the first, or the one before it was lost: carry it out. */
        record Granted() implements Claim {}

        record InFlight() implements Claim {}

        record OtherRequest() implements Claim {}

        record Answered(StoredAnswer answer) implements Claim {}
    }

    private record Row(String fingerprint, boolean locked, Optional<byte[]> answer) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final WebProperties properties;
    private final AtomicInteger untilPurge = new AtomicInteger();

    IdempotencyKeys(DataSource dataSource, Vault vault, WebProperties properties) {
        this.jdbc = JdbcClient.create(dataSource);
        this.vault = vault;
        this.properties = properties;
    }

    Claim claim(String scope, String caller, String request) {
        purgeNowAndThen();
        // Keyed, because a short request with an address in it could be guessed from a plain hash.
        String fingerprint = vault.lookupHash(request);
        if (insert(scope, caller, fingerprint)) {
            return new Claim.Granted();
        }
        Optional<Row> row = find(scope);
        if (row.isEmpty()) {
            // It expired or was released in between; the next attempt of the client will find it settled.
            return new Claim.InFlight();
        }
        return judge(row.get(), scope, caller, fingerprint);
    }

    private Claim judge(Row row, String scope, String caller, String fingerprint) {
        if (!row.fingerprint().equals(fingerprint)) {
            return new Claim.OtherRequest();
        }
        if (row.answer().isPresent()) {
            return open(caller, row.answer().get())
                    .<Claim>map(Claim.Answered::new)
                    .orElseGet(Claim.Granted::new);
        }
        return !row.locked() && takeOver(scope) ? new Claim.Granted() : new Claim.InFlight();
    }

    void answer(String scope, String caller, StoredAnswer answer) {
        try {
            jdbc.sql("update idempotency_key set answer = ? where scope = ?")
                    .params(vault.sealBytes(caller, RetentionClass.CORRESPONDENCE, answer.toBytes()), scope)
                    .update();
        } catch (SubjectErasedException e) {
            release(scope);
        }
    }

    /** Forgets the request: its outcome says nothing about a repetition. */
    void release(String scope) {
        jdbc.sql("delete from idempotency_key where scope = ? and answer is null")
                .param(scope)
                .update();
    }

    private boolean insert(String scope, String caller, String fingerprint) {
        return jdbc.sql("""
                        insert into idempotency_key as k (scope, caller, fingerprint, locked_until, expires_at)
                        values (?, ?, ?, now() + make_interval(secs => ?), now() + make_interval(hours => ?))
                        on conflict (scope) do update
                        set fingerprint = excluded.fingerprint, locked_until = excluded.locked_until, answer = null,
                            expires_at = excluded.expires_at
                        where k.expires_at < now()""")
                        .params(scope, caller, fingerprint, properties.lockSeconds(), properties.keepHours())
                        .update()
                == 1;
    }

    private Optional<Row> find(String scope) {
        return jdbc.sql("select fingerprint, locked_until > now(), answer from idempotency_key where scope = ?")
                .param(scope)
                .query((row, number) ->
                        new Row(row.getString(1), row.getBoolean(2), Optional.ofNullable(row.getBytes(3))))
                .optional();
    }

    private boolean takeOver(String scope) {
        return jdbc.sql("""
                        update idempotency_key set locked_until = now() + make_interval(secs => ?)
                        where scope = ? and answer is null and locked_until <= now()""").params(properties.lockSeconds(), scope).update() == 1;
    }

    private Optional<StoredAnswer> open(String caller, byte[] sealed) {
        return vault.openBytes(caller, RetentionClass.CORRESPONDENCE, sealed).map(StoredAnswer::fromBytes);
    }

    private void purgeNowAndThen() {
        if (untilPurge.getAndUpdate(n -> (n + 1) % PURGE_EVERY) == 0) {
            jdbc.sql("""
                    delete from idempotency_key where scope in
                    (select scope from idempotency_key where expires_at < now() limit ? for update skip locked)""").param(PURGE_LIMIT).update();
        }
    }
}
