package dev.amana.platform.security;

/** The roles that a token's {@code roles} claim may carry. Spring's authority is {@code ROLE_} and the name. */
public final class Roles {
    public static final String BUYER = "buyer";
    public static final String SELLER = "seller";
    /** Customer service. */
    public static final String AGENT = "agent";
    /** Trust and safety staff, and their lead. */
    public static final String TRUST = "trust";

    public static final String TRUST_LEAD = "trust-lead";
    public static final String AUDITOR = "auditor";
    public static final String FINANCE = "finance";
    /** Queues, replays, pauses. */
    public static final String OPERATOR = "operator";

    public static final String DATA_PROTECTION = "data-protection";
    /** The marketplace's backend, by client credentials. */
    public static final String MARKETPLACE = "marketplace";
    /** Partners. */
    public static final String STORE = "store";

    public static final String CARRIER = "carrier";

    private Roles() {}
}
