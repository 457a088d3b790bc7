package dev.amana.standalone;

import dev.amana.backing.Backing;
import dev.amana.platform.security.DemoKey;
import dev.amana.platform.security.Roles;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Prints a bearer token for a demo user, signed with the installation's demo key. The users are named after the roles; the
 * name is the party's or the staff member's id as well.
 */
final class Token {
    private static final Duration VALIDITY = Duration.ofHours(12);
    private static final List<String> USERS = List.of(
            Roles.MARKETPLACE,
            Roles.BUYER,
            Roles.SELLER,
            Roles.AGENT,
            Roles.TRUST,
            Roles.TRUST_LEAD,
            Roles.AUDITOR,
            Roles.STORE,
            Roles.CARRIER,
            Roles.FINANCE,
            Roles.OPERATOR,
            Roles.DATA_PROTECTION);

    private Token() {}

    static int run(Options options) {
        if (options.words().size() != 1 || !USERS.contains(options.words().getFirst())) {
            throw new UsageException("Usage: ./amana token <user>, where <user> is one of " + String.join(", ", USERS));
        }
        System.out.println(mint(options, options.words().getFirst()));
        return 0;
    }

    static String mint(Options options, String user) {
        return DemoKey.load(Backing.demoKeyFile(options.data())).token(user, rolesOf(user), VALIDITY);
    }

    private static Set<String> rolesOf(String user) {
        return user.equals(Roles.TRUST_LEAD) ? Set.of(Roles.TRUST, Roles.TRUST_LEAD) : Set.of(user);
    }
}
