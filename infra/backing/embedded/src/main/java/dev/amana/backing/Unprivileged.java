package dev.amana.backing;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, and our files still belong to it. */
final class Unprivileged {
    private Unprivileged() {}

    static List<String> command(String... command) {
        List<String> whole = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            if (!LinuxUtils.isUnshareAvailable()) {
                throw new StartupFailure("PostgreSQL does not run as root, and this system forbids user namespaces. "
                        + "Start Amana as another user, or set " + External.POSTGRES + ".");
            }
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(List.of(command));
        return whole;
    }
}
