package dev.amana.moderation.investigation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A link of the chain: SHA-256 over the link before and the piece's fields, one per line, so that it can be computed again
 * with any tool. The hand-over file says how.
 *
 * @param number from 1
 */
public record Link(int number, Piece piece, String link) {
    /** What stands before the first link. */
    public static final String START = "0".repeat(64);

    static Link after(String before, int number, Piece piece) {
        return new Link(number, piece, sha256(text(before, number, piece)));
    }

    /** Whether it follows from the one before. */
    public boolean follows(String before) {
        return sha256(text(before, number, piece)).equals(link);
    }

    private static String text(String before, int number, Piece piece) {
        return String.join(
                "\n",
                before,
                String.valueOf(number),
                piece.kind(),
                piece.sourceId(),
                piece.sha256(),
                piece.at().toString());
    }

    public static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
