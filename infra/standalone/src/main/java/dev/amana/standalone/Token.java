package dev.amana.standalone;

import dev.amana.backing.Backing;
import dev.amana.gateway.identity.DemoUsers;
import dev.amana.gateway.identity.DemoUsers.DemoUser;
import dev.amana.platform.security.DemoKey;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prints a bearer token for a demo user, signed with the installation's demo key. The users are named after the roles; the
 * name is the party's or the staff member's id as well.
 */
final class Token {
    private static final Duration VALIDITY = Duration.ofHours(12);

    private Token() {}

    static int run(Options options) {
        if (options.words().size() != 1) {
            throw usage();
        }
        System.out.println(mint(options, options.words().getFirst()));
        return 0;
    }

    static String mint(Options options, String user) {
        DemoUser known = DemoUsers.named(user).orElseThrow(Token::usage);
        return DemoKey.load(Backing.demoKeyFile(options.data())).token(user, Set.copyOf(known.roles()), VALIDITY);
    }

    private static UsageException usage() {
        String users = DemoUsers.all().stream().map(DemoUser::name).collect(Collectors.joining(", "));
        return new UsageException("Usage: ./amana token <user>, where <user> is one of " + users);
    }
}
