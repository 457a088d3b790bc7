package dev.amana.platform.blob;

import dev.amana.platform.personal.RetentionClass;
import java.util.Optional;

/** Sealed blobs in a table of this context. */
@SuppressWarnings("DoNotCallSuggester")
public final class BlobStore {
    BlobStore() {}

    public BlobRef put(String subject, RetentionClass retention, byte[] clear) {
        throw new UnsupportedOperationException();
    }

    public Optional<byte[]> get(BlobRef ref) {
        throw new UnsupportedOperationException();
    }
}
