package dev.amana.platform.personal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.amana.platform.security.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Wraps the keys that stand in the vault. Its own key comes from outside the database: from a file here, or from a key
 * management service where a bean with that service's {@link Aead} is declared instead.
 */
public final class KeyEncryptionKey {
    private final Aead aead;

    public KeyEncryptionKey(Aead aead) {
        this.aead = aead;
    }

    /** Reads the file; where it is missing and {@code create} is set, creates it first, atomically. */
    public static KeyEncryptionKey fromFile(Path file, boolean create) {
        try {
            if (create && !Files.exists(file)) {
                SecretFile.create(file, fresh());
            }
            return new KeyEncryptionKey(parse(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("The key-encryption key cannot be read: " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Not a Tink keyset: " + file, e);
        }
    }

    byte[] wrap(KeysetHandle key, String owner, Configuration kind) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, aead, bytes(owner), kind);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key cannot be wrapped", e);
        }
    }

    KeysetHandle unwrap(byte[] wrapped, String owner, Configuration kind) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, bytes(owner), kind);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This key-encryption key does not open the vault", e);
        }
    }

    byte[] seal(String text) {
        try {
            return aead.encrypt(bytes(text), new byte[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key-encryption key does not work", e);
        }
    }

    boolean opens(byte[] sealed) {
        try {
            return aead.decrypt(sealed, new byte[0]).length > 0;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String fresh() throws GeneralSecurityException {
        KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
        return TinkJsonProtoKeysetFormat.serializeKeyset(handle, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
    }

    private static Aead parse(String json) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(json, AeadConfig2026.get(), InsecureSecretKeyAccess.get())
                .getPrimitive(AeadConfig2026.get(), Aead.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
