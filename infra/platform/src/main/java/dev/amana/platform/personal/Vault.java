package dev.amana.platform.personal;

import com.github.benmanes.caffeine.cache.Ticker;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import dev.amana.platform.personal.SubjectKeys.Kind;
import dev.amana.platform.personal.SubjectKeys.Name;
import dev.amana.published.SealedText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Seals and opens personal data: AES256-GCM (Tink AEAD) with one key per data subject and retention class, and {@code
 * subject|retention} as associated data. With a warm cache no call reaches the database.
 */
public final class Vault {
    /** Beside the retention classes, each subject has a key for blind indexes; every erasure deletes it. */
    public static final String INDEX = "index";

    private final SubjectKeys<Aead> keys;
    private final SubjectKeys<PrfSet> indexKeys;
    private final LookupKey lookupKey;
    private final CryptoThreads threads = new CryptoThreads();

    public Vault(
            String context, VaultDatabase database, KeyEncryptionKey keyEncryptionKey, VaultProperties properties) {
        this(context, database, keyEncryptionKey, properties, Ticker.systemTicker());
    }

    Vault(
            String context,
            VaultDatabase database,
            KeyEncryptionKey keyEncryptionKey,
            VaultProperties properties,
            Ticker ticker) {
        keys = new SubjectKeys<>(
                database,
                keyEncryptionKey,
                properties,
                ticker,
                new Kind<>(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get(), Aead.class));
        indexKeys = new SubjectKeys<>(
                database,
                keyEncryptionKey,
                properties,
                ticker,
                new Kind<>(PredefinedPrfParameters.HMAC_SHA256_PRF, PrfConfig2026.get(), PrfSet.class));
        lookupKey = new LookupKey(context, database, keyEncryptionKey);
    }

    /**
     * The sealed form; the instance itself holds no clear text afterwards.
     *
     * @throws SubjectErasedException where the key was erased
     */
    public SealedText seal(Personal personal) {
        return personal.close(
                text -> new SealedText(
                        personal.subject(),
                        personal.retention().wireName(),
                        encode(sealBytes(personal.subject(), personal.retention(), bytes(text)))),
                this::reveal);
    }

    /** Opens lazily: the key is looked for at each {@link Personal#reveal()}. */
    public Personal open(SealedText sealed) {
        return Personal.of(sealed, this::reveal);
    }

    /** Throws {@link SubjectErasedException} where the key was erased. */
    public byte[] sealBytes(String subject, RetentionClass retention, byte[] clear) {
        Name name = new Name(subject, retention.wireName());
        try {
            Aead key = keys.forWriting(name);
            return threads.call(() -> key.encrypt(clear, bytes(name.toString())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot seal for " + name, e);
        }
    }

    /**
     * Empty when the key is gone.
     *
     * @throws IllegalArgumentException where the key is there and does not open it: it was altered, or sealed for another
     */
    public Optional<byte[]> openBytes(String subject, RetentionClass retention, byte[] sealed) {
        Name name = new Name(subject, retention.wireName());
        Optional<Aead> key = keys.existing(name);
        try {
            return key.isEmpty()
                    ? Optional.empty()
                    : Optional.of(threads.call(() -> key.get().decrypt(sealed, bytes(name.toString()))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not sealed for " + name, e);
        }
    }

    /** Whether there is a key, that is, whether what was sealed under it is not erased. */
    public boolean hasKey(String subject, RetentionClass retention) {
        return keys.existing(new Name(subject, retention.wireName())).isPresent();
    }

    /** HMAC-SHA256 (64 hex digits) under the subject's own key: for comparing texts about one subject. */
    public String blindIndex(String subject, String canonicalText) {
        return LookupKey.hash(indexKeys.forWriting(new Name(subject, INDEX)), canonicalText);
    }

    /** HMAC-SHA256 (64 hex digits) under this context's key: for looking a person up. Rows with it go at an erasure. */
    public String lookupHash(String canonicalText) {
        return LookupKey.hash(lookupKey.get(), canonicalText);
    }

    /** Forgets cached keys at once; the erasure listener calls it. */
    public void evict(String subject, Set<String> retentions) {
        Set<String> all = new HashSet<>(retentions);
        all.add(INDEX);
        keys.evict(subject, all);
        indexKeys.evict(subject, all);
    }

    private Optional<String> reveal(SealedText sealed) {
        return openBytes(
                        sealed.subject(),
                        RetentionClass.of(sealed.retention()),
                        Base64.getDecoder().decode(sealed.ciphertext()))
                .map(clear -> new String(clear, StandardCharsets.UTF_8));
    }

    private static String encode(byte[] sealed) {
        return Base64.getEncoder().withoutPadding().encodeToString(sealed);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
