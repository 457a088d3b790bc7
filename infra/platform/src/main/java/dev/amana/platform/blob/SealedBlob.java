package dev.amana.platform.blob;

import org.jspecify.annotations.Nullable;

/**
 * A blob that is sealed but not stored. It is stored in the commit of the events that name it, and only there.
 *
 * @param sealed what stands in the table
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SealedBlob(BlobRef ref, @Nullable String otherSubject, byte[] sealed) {}
