package dev.amana.platform.security;

import java.util.Set;

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

    /** Those who work for the marketplace: no party to a deal, and no machine. */
    public static final Set<String> STAFF =
            Set.of(AGENT, TRUST, TRUST_LEAD, AUDITOR, FINANCE, OPERATOR, DATA_PROTECTION);

    private Roles() {}
}
