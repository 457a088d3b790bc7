package dev.amana.messaging.conversation;

/** Where a message stands. */
public enum Stage {
    /** Waits for its verdict. */
    WAITING,
    /** Withheld by a verdict; a later one may release it. */
    WITHHELD,
    /** Cleared, but no mail may be made of it. Final. */
    QUARANTINED,
    /** Cleared, and on its way. */
    RELEASED,
    /** The recipient has it. */
    RELAYED,
    /** It did not get through, or came back. Final. */
    FAILED;

    /** Whether a verdict can no longer change anything. */
    boolean settled() {
        return switch (this) {
            case WAITING, WITHHELD, RELEASED -> false;
            case QUARANTINED, RELAYED, FAILED -> true;
        };
    }
}
