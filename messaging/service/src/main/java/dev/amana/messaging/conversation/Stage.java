package dev.amana.messaging.conversation;

/** Where a message stands. */
public enum Stage {
    /** Waits for its verdict. */
    WAITING,
    /** Withheld by a verdict; a later one may release it. */
    WITHHELD,
    /** Cleared, but no mail may be made of it. Final. */
    QUARANTINED,
    /** Cleared, and waits for the virus scanner's answer. */
    AWAITING_SCAN,
    /** Cleared, but its author, a member of staff, may not write at present. */
    STOPPED,
    /** Cleared, and on its way. */
    RELEASED,
    /** The recipient has it. */
    RELAYED,
    /** It did not get through, or came back. Final. */
    FAILED;

    /** What matters for how long a conversation has to remember a message. */
    enum Group {
        ON_THE_WAY,
        WITHHELD,
        SETTLED
    }

    Group group() {
        return switch (this) {
            case WAITING, AWAITING_SCAN, RELEASED -> Group.ON_THE_WAY;
            case WITHHELD, STOPPED -> Group.WITHHELD;
            case QUARANTINED, RELAYED, FAILED -> Group.SETTLED;
        };
    }

    /** Whether a verdict can no longer change anything. */
    boolean settled() {
        return group() == Group.SETTLED;
    }
}
