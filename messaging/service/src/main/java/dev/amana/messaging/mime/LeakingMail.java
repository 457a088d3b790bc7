package dev.amana.messaging.mime;

import java.util.List;

/** The mail still names a real identity after all replacement, so it must not leave. */
public final class LeakingMail extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<LeakCheck.Finding> findings;

    public LeakingMail(List<LeakCheck.Finding> findings) {
        super("The mail would reveal a hidden address in " + findings.size() + " place(s)", null, false, false);
        this.findings = List.copyOf(findings);
    }

    public List<LeakCheck.Finding> findings() {
        return findings;
    }
}
