package dev.amana.moderation.verdict;

/** What somebody is in a conversation. */
public enum Role {
    BUYER,
    SELLER,
    CUSTOMER,
    AGENT;

    public Standing standing() {
        return this == AGENT ? Standing.AGENT : Standing.PARTY;
    }

    /** Whom such a person writes to, where nothing more is known. */
    public Role usualCounterpart() {
        return switch (this) {
            case BUYER -> SELLER;
            case SELLER -> BUYER;
            case CUSTOMER -> AGENT;
            case AGENT -> CUSTOMER;
        };
    }

    /** The marketplace's own staff, or one of its users: the distinction that policy makes. */
    public enum Standing {
        AGENT,
        PARTY
    }
}
