package dev.amana.platform.blob;

/** A blob is larger than {@code amana.blob.max-bytes}. */
public final class BlobTooLargeException extends RuntimeException {
    BlobTooLargeException(long bytes, long maximumBytes) {
        super(bytes + " bytes, but at most " + maximumBytes + " are stored");
    }
}
