package dev.amana.gateway.staff;

import dev.amana.platform.security.Roles;
import java.util.Set;

/** Those who work for the marketplace: no party to a deal, and no machine. */
public final class StaffRoles {
    public static final Set<String> ALL = Set.of(
            Roles.AGENT,
            Roles.TRUST,
            Roles.TRUST_LEAD,
            Roles.AUDITOR,
            Roles.FINANCE,
            Roles.OPERATOR,
            Roles.DATA_PROTECTION);

    private StaffRoles() {}
}
