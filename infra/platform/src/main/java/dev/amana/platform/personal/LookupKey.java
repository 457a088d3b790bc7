package dev.amana.platform.personal;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The key of one context's look-up hashes. It belongs to no person and stays; read once, when first needed. */
final class LookupKey {
    private static final int HASH_BYTES = 32;

    private final String context;
    private final VaultDatabase database;
    private final KeyEncryptionKey keyEncryptionKey;
    private volatile @Nullable PrfSet key;

    LookupKey(String context, VaultDatabase database, KeyEncryptionKey keyEncryptionKey) {
        this.context = context;
        this.database = database;
        this.keyEncryptionKey = keyEncryptionKey;
    }

    PrfSet get() {
        PrfSet known = key;
        if (known == null) {
            // Two threads may both read it; both find the same.
            known = read();
            key = known;
        }
        return known;
    }

    static String hash(PrfSet key, String canonicalText) {
        try {
            byte[] hash = key.computePrimary(canonicalText.getBytes(StandardCharsets.UTF_8), HASH_BYTES);
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot hash", e);
        }
    }

    private PrfSet read() {
        try {
            KeysetHandle fresh = KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, PrfConfig2026.get());
            byte[] wrapped = database.indexKey(context, keyEncryptionKey.wrap(fresh, context, PrfConfig2026.get()));
            return keyEncryptionKey
                    .unwrap(wrapped, context, PrfConfig2026.get())
                    .getPrimitive(PrfConfig2026.get(), PrfSet.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The vault holds a look-up key of another kind", e);
        }
    }
}
