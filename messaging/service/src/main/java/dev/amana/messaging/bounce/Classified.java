package dev.amana.messaging.bounce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What sort of mail it is. All of it was written by a stranger.
 *
 * @param status enhanced status code (RFC 3463) of a bounce, {@code 5.0.0} or {@code 4.0.0} where it tells none
 * @param recipients addresses that it says are concerned, as written
 * @param messageIds identifiers of the mail that it answers, with angle brackets, the surest first
 * @param detail the type of a complaint, such as {@code abuse} (RFC 5965)
 */
public record Classified(
        Kind kind,
        @Nullable String status,
        List<String> recipients,
        List<String> messageIds,
        @Nullable String detail) {
    public Classified {
        recipients = List.copyOf(recipients);
        messageIds = List.copyOf(messageIds);
    }

    public enum Kind {
        /** The mail failed for good, and would again. */
        HARD,
        /** The mail failed, but another one may arrive: the mailbox is full, the host was away too long. */
        SOFT,
        /** Not delivered yet; they go on trying. */
        DELAYED,
        /** The recipient, or a filter, objects to the mail. It was delivered. */
        COMPLAINT,
        /** Delivered, displayed or relayed: nobody has to act on it. */
        RECEIPT,
        /** A vacation reply, a challenge, or anything else that a machine wrote. */
        AUTO_REPLY,
        /** Nothing says that a machine wrote it. */
        NONE
    }

    /** Whether the mail that it answers did not and will not arrive. */
    public boolean failure() {
        return kind == Kind.HARD || kind == Kind.SOFT;
    }

    /** Whether a mail system reports on a mail; such a report names addresses and is for nobody but us. */
    public boolean report() {
        return switch (kind) {
            case HARD, SOFT, DELAYED, COMPLAINT, RECEIPT -> true;
            case AUTO_REPLY, NONE -> false;
        };
    }

    public boolean automatic() {
        return kind != Kind.NONE;
    }

    /** The same mail, taken for what a person wrote. */
    public Classified asWritten() {
        return new Classified(Kind.NONE, null, List.of(), messageIds, null);
    }
}
