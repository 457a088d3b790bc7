package dev.amana.platform.personal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keys of data subjects, cached for a bounded time. The cache runs each load and each eviction of one key one after the
 * other, so that an eviction is never undone by a load that began before it.
 *
 * @param <P> the primitive that a key becomes, such as an AEAD
 */
final class SubjectKeys<P> {
    record Name(String subject, String retention) {
        @Override
        public String toString() {
            return subject + '|' + retention;
        }
    }

    private sealed interface Entry<P> {
        record Usable<P>(P primitive) implements Entry<P> {}

        /** Never created, as far as was known lately. */
        record Missing<P>() implements Entry<P> {}

        record Erased<P>() implements Entry<P> {}
    }

    /** What keys there are: how to generate one, how to read it, and what it becomes. */
    record Kind<P>(Parameters parameters, Configuration configuration, Class<P> primitive) {}

    private final VaultDatabase database;
    private final KeyEncryptionKey keyEncryptionKey;
    private final Kind<P> kind;
    private final Cache<Name, Entry<P>> cache;

    SubjectKeys(
            VaultDatabase database,
            KeyEncryptionKey keyEncryptionKey,
            VaultProperties properties,
            Ticker ticker,
            Kind<P> kind) {
        this.database = database;
        this.keyEncryptionKey = keyEncryptionKey;
        this.kind = kind;
        this.cache = Caffeine.newBuilder()
                .maximumSize(properties.maximumKeys())
                .ticker(ticker)
                .executor(Runnable::run)
                .expireAfter(Expiry.<Name, Entry<P>>writing(
                        (name, entry) -> timeOf(entry, properties.cacheTime(), properties.missingCacheTime())))
                .build();
    }

    private static Duration timeOf(Entry<?> entry, Duration usable, Duration missing) {
        return entry instanceof Entry.Missing ? missing : usable;
    }

    /** Empty when the key is erased or never was. */
    Optional<P> existing(Name name) {
        return cache.get(name, this::load) instanceof Entry.Usable<P>(P primitive)
                ? Optional.of(primitive)
                : Optional.empty();
    }

    /** The key, created where there was none. Throws {@link SubjectErasedException} where there is a tombstone. */
    P forWriting(Name name) {
        Entry<P> entry = cache.getIfPresent(name);
        if (!(entry instanceof Entry.Usable)) {
            entry = cache.asMap().compute(name, (key, known) -> loadOrCreate(key, known));
        }
        return switch (Objects.requireNonNull(entry)) {
            case Entry.Usable<P>(P primitive) -> primitive;
            case Entry.Missing<P> ignored -> throw new IllegalStateException("Neither key nor tombstone: " + name);
            case Entry.Erased<P> ignored -> throw new SubjectErasedException(name.subject(), name.retention());
        };
    }

    void evict(String subject, Set<String> retentions) {
        retentions.forEach(retention -> cache.invalidate(new Name(subject, retention)));
    }

    private Entry<P> load(Name name) {
        return database.read(name.subject(), name.retention())
                .map(entryOf(name))
                .orElseGet(Entry.Missing::new);
    }

    private Entry<P> loadOrCreate(Name name, @Nullable Entry<P> known) {
        if (known != null && !(known instanceof Entry.Missing)) {
            return known;
        }
        return database.read(name.subject(), name.retention())
                .or(() -> Optional.of(create(name)))
                .map(entryOf(name))
                .orElseThrow();
    }

    private VaultDatabase.StoredKey create(Name name) {
        byte[] wrapped = keyEncryptionKey.wrap(generate(), name.toString(), kind.configuration());
        return database.insertUnlessThere(name.subject(), name.retention(), wrapped);
    }

    private Function<VaultDatabase.StoredKey, Entry<P>> entryOf(Name name) {
        return stored -> stored.wrapped()
                .map(wrapped -> keyEncryptionKey.unwrap(wrapped, name.toString(), kind.configuration()))
                .<Entry<P>>map(key -> new Entry.Usable<>(make(key)))
                .orElseGet(Entry.Erased::new);
    }

    private KeysetHandle generate() {
        try {
            return KeysetHandle.generateNew(kind.parameters(), kind.configuration());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No key can be generated", e);
        }
    }

    private P make(KeysetHandle key) {
        try {
            return key.getPrimitive(kind.configuration(), kind.primitive());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The vault holds a key of another kind", e);
        }
    }
}
