package dev.amana.messaging.claim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash chain over a claim's evidence. Each link hashes the one before, what it is, and the ciphertexts of the content
 * both as it stood in the conversation and as it is kept; so it can be checked without a key, and after every erasure.
 */
public final class Chain {
    /** What stands before the first link. */
    public static final String START = "0".repeat(64);

    private Chain() {}

    /** @param fields each counts with its length, so that no two sequences of fields give the same */
    public static String link(String before, String... fields) {
        MessageDigest digest = sha256();
        digest.update(before.getBytes(StandardCharsets.US_ASCII));
        for (String field : fields) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The link that this evidence makes after another. */
    public static String link(String before, ClaimEvent.EvidenceSealed evidence) {
        return link(
                before,
                evidence.matter().claimId(),
                String.valueOf(evidence.number()),
                evidence.kind().name(),
                evidence.sourceId(),
                evidence.authorId(),
                evidence.by().name(),
                evidence.sourceHash(),
                evidence.copy().sha256(),
                evidence.type(),
                evidence.sealedAt().toString());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
