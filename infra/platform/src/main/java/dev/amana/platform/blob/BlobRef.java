package dev.amana.platform.blob;

/**
 * Names a stored blob in an event.
 *
 * @param subject whose data it is
 * @param retention wire name of the retention class
 * @param sha256 SHA-256 (hex) over the ciphertext, so that it can be checked when the content is erased, too
 * @param bytes length of the clear content
 */
public record BlobRef(String id, String subject, String retention, String sha256, long bytes) {}
