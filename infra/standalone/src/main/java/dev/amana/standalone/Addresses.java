package dev.amana.standalone;

import dev.amana.backing.Port;
import java.io.PrintStream;
import java.util.List;

/** The table at the end of a start: where everything is, and what to do next. */
final class Addresses {
    private final List<Application> applications;
    private final Options options;

    Addresses(List<Application> applications, Options options) {
        this.applications = applications;
        this.options = options;
    }

    void print(PrintStream out) {
        out.println();
        Part.of(applications, options.ports(), options.listen())
                .forEach(part -> out.printf("  %-16s %s%n", part.name(), part.address()));
        out.println();
        if (applications.contains(Application.GATEWAY)) {
            out.printf(
                    "  Console: http://%s:%d/ (sign in as trust, password trust)%n",
                    options.listen().host(), options.ports().of(Port.GATEWAY));
        }
        if (applications.contains(Application.MESSAGING)) {
            out.println("  Mailboxes: any address, by IMAP; the password is the address");
            out.println("  Submission: STARTTLS, user agent, password agent, from agent@mail.test");
        }
        out.printf("  A token for curl: ./amana token <user>%s%n", sameOptions());
        out.printf("  Logs: %s%n", options.data().resolve("logs"));
        if (!options.listen().isLoopback()) {
            out.printf(
                    "  Listens on %s: not for this machine alone%n",
                    options.listen().address());
        }
        out.println();
        out.println("Amana is running.");
    }

    private String sameOptions() {
        return " --data " + options.data()
                + (options.portOffset() == 0 ? "" : " --port-offset " + options.portOffset());
    }
}
