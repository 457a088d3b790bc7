package dev.amana.gateway.console;

/** Who may see cases. */
final class ConsoleReaders {
    static final String ONLY = "hasAnyRole('trust', 'trust-lead', 'auditor')";

    private ConsoleReaders() {}
}
