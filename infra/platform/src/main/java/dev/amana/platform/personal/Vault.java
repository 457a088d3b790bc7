package dev.amana.platform.personal;

import dev.amana.published.SealedText;
import java.util.Optional;

/** Seals and opens personal data. */
@SuppressWarnings("DoNotCallSuggester")
public final class Vault {
    Vault() {}

    public SealedText seal(Personal personal) {
        throw new UnsupportedOperationException();
    }

    public Personal open(SealedText sealed) {
        throw new UnsupportedOperationException();
    }

    public byte[] sealBytes(String subject, RetentionClass retention, byte[] clear) {
        throw new UnsupportedOperationException();
    }

    public Optional<byte[]> openBytes(String subject, RetentionClass retention, byte[] sealed) {
        throw new UnsupportedOperationException();
    }

    public String blindIndex(String subject, String canonicalText) {
        throw new UnsupportedOperationException();
    }

    public String lookupHash(String canonicalText) {
        throw new UnsupportedOperationException();
    }
}
