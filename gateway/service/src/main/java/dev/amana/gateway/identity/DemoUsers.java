package dev.amana.gateway.identity;

import dev.amana.platform.security.Roles;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * The people of the demo: one for each role, named after it, with the name as the password. The name is the party's or
 * the staff member's id as well.
 */
public final class DemoUsers implements UserDetailsService {
    private static final Pattern ANOTHER = Pattern.compile("-[a-z0-9]{1,20}");
    private static final List<DemoUser> USERS = List.of(
            user("trust", Roles.TRUST),
            user("trust-lead", Roles.TRUST_LEAD, Roles.TRUST),
            user("auditor", Roles.AUDITOR),
            user("agent", Roles.AGENT),
            user("finance", Roles.FINANCE),
            user("operator", Roles.OPERATOR),
            user("data-protection", Roles.DATA_PROTECTION),
            user("buyer", Roles.BUYER),
            user("seller", Roles.SELLER),
            user("store", Roles.STORE),
            user("carrier", Roles.CARRIER),
            user("marketplace", Roles.MARKETPLACE));

    /** Somebody of the demo, with the roles of their token. */
    public record DemoUser(String name, List<String> roles) {}

    public static List<DemoUser> all() {
        return USERS;
    }

    /** Where several people of a role are wanted, {@code trust-lead-2} is another of {@code trust-lead}. */
    public static Optional<DemoUser> named(String name) {
        return USERS.stream()
                .filter(user -> isOne(name, user))
                .max(Comparator.comparingInt(user -> user.name().length()))
                .map(user -> new DemoUser(name, user.roles()));
    }

    private static boolean isOne(String name, DemoUser user) {
        return name.equals(user.name())
                || (name.startsWith(user.name() + '-')
                        && ANOTHER.matcher(name.substring(user.name().length())).matches());
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        DemoUser user = named(name).orElseThrow(() -> new UsernameNotFoundException("Not a demo user"));
        return User.withUsername(user.name())
                .password("{noop}" + user.name())
                .roles(user.roles().toArray(String[]::new))
                .build();
    }

    private static DemoUser user(String name, String... roles) {
        return new DemoUser(name, Arrays.asList(roles));
    }
}
