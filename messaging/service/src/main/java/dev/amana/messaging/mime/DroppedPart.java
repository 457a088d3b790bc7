package dev.amana.messaging.mime;

import dev.amana.messaging.file.FileFault;

/**
 * A part that is not relayed.
 *
 * @param name file name or media type, for the notice
 */
public record DroppedPart(String name, String type, Reason reason) {
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
