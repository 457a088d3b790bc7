package dev.amana.testkit;

import dev.amana.backing.Backing;
import dev.amana.platform.security.DemoKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/** Tokens signed by the demo key that services under test accept. */
public final class DemoTokens {
    private static final Duration VALIDITY = Duration.ofHours(1);

    private DemoTokens() {}

    /** The value of an {@code Authorization} header for the demo user who is named after this role. */
    public static String bearer(String role) {
        return bearer(role, role);
    }

    /** The same for a subject of its own, such as a party id. */
    public static String bearer(String subject, String... roles) {
        return "Bearer " + token(subject, roles);
    }

    /** The token alone. */
    public static String token(String subject, String... roles) {
        return DemoKey.load(keyFile()).token(subject, Set.of(roles), VALIDITY);
    }

    private static Path keyFile() {
        String file = Backing.shared(Set.of()).propertiesFor("messaging").get("amana.security.demo-key-file");
        return Path.of(Objects.requireNonNull(file));
    }
}
