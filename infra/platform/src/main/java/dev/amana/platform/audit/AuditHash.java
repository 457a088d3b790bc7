package dev.amana.platform.audit;

import dev.amana.published.AuditRecorded;
import dev.amana.published.SealedText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hash of an audit entry: SHA-256 over its components in order, {@code hash} left out, each as its length in bytes
 * (four bytes, big-endian; -1 for an absent one) and its UTF-8 text. The reason enters as ciphertext, so that the chain
 * can still be checked when it is erased.
 */
public final class AuditHash {
    /** {@code previousHash} of the first entry. */
    public static final String NONE = "0".repeat(64);

    private final MessageDigest digest;

    private AuditHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    public static String of(AuditRecorded entry) {
        Optional<SealedText> reason = Optional.ofNullable(entry.reason());
        return new AuditHash()
                .add(entry.context())
                .add(Long.toString(entry.number()))
                .add(entry.actor())
                .add(entry.role())
                .add(entry.action())
                .add(entry.target())
                .add(entry.orderId())
                .add(reason.map(SealedText::subject).orElse(null))
                .add(reason.map(SealedText::retention).orElse(null))
                .add(reason.map(SealedText::ciphertext).orElse(null))
                .add(entry.at().toString())
                .add(entry.previousHash())
                .hex();
    }

    private AuditHash add(@Nullable String field) {
        byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(field == null ? -1 : bytes.length)
                .flip());
        digest.update(bytes);
        return this;
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
