package dev.amana.messaging.mime;

import dev.amana.messaging.file.FileFault;

/**
 * A part that is not relayed.
 *
 * @param name file name or media type, for the notice to the reader
 * @param written the same as its author wrote it, with whatever is hidden from the reader; for the author only
 */
public record DroppedPart(String name, String type, Reason reason, String written) {
    private static final int LONGEST_SHOWN = 200;

    public DroppedPart(String name, String type, Reason reason) {
        this(name, type, reason, name);
    }

    /** Its name for its author, on one short line: what is packed in an archive is called whatever somebody likes. */
    public String shownToAuthor() {
        String line =
                written.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
        return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + '…' : line;
    }

    /** Whether it is a signature that stood beside what was signed: nothing that somebody wrote is missing. */
    public boolean isSignature() {
        return type.endsWith("-signature");
    }

    public enum Reason {
        /** The type is not on the allow-list. */
        TYPE_NOT_ALLOWED,
        /** A signature or encryption names the real sender, or could not be looked into. */
        SIGNED_OR_ENCRYPTED,
        /** A nested message, calendar entry or contact card carries addresses by its nature. */
        CARRIES_ADDRESSES,
        /** It names the real sender where it cannot be replaced. */
        NAMES_A_PARTY,
        /** Bigger, deeper or more numerous than allowed. */
        OVER_LIMIT,
        /** It is not what it says it is. */
        UNREADABLE,
        /** A program, or something that carries one. */
        EXECUTABLE;

        static Reason of(FileFault.Kind kind) {
            return switch (kind) {
                case NOT_ALLOWED -> TYPE_NOT_ALLOWED;
                case EXECUTABLE -> EXECUTABLE;
                case SECURED -> SIGNED_OR_ENCRYPTED;
                case TOO_LARGE -> OVER_LIMIT;
                case UNREADABLE -> UNREADABLE;
            };
        }
    }
}
