package dev.amana.bench.relay;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Says what the rounds gave. */
final class Report {
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void costs(Contender one) {
        Map<String, Double> used = Round.used(one.rounds());
        out.printf("%s: milliseconds of processor time per mail%n", one.label());
        print(used);
        out.printf(Locale.ROOT, "%10.2f  together%n", Round.sum(used));
        limit(used);
    }

    /** Client and sink take their part of the same processors, from all alike; so does what clears the mails of messaging alone. */
    private void limit(Map<String, Double> used) {
        double together = Round.sum(used);
        int processors = Runtime.getRuntime().availableProcessors();
        if (together > 0) {
            out.printf(
                    Locale.ROOT,
                    "  limit: %d processors have time for %.0f mails per second; what is below that, the disk and waiting take%n",
                    processors,
                    processors * 1000 / together);
        }
    }

    /** @param shares of what its JVM takes, by stage; one together */
    void stages(Contender amana, Map<String, Double> shares) {
        double whole = Round.used(amana.rounds()).getOrDefault(ProcessorTime.JVM, 0.0);
        shares.replaceAll((stage, share) -> share * whole);
        out.printf("  of it in %s, by stage:%n", ProcessorTime.JVM);
        print(shares);
    }

    /** Prints those of a contender to the peer; returns that of what was delivered. */
    double ratios(Contender one, Contender peer, String name) {
        double accepted = one.median(Round::accepted) / peer.median(Round::accepted);
        double delivered = one.median(Round::delivered) / peer.median(Round::delivered);
        out.printf(
                Locale.ROOT, "%s, ratio of medians: accepted %.2f, delivered %.2f%n", one.label(), accepted, delivered);
        out.printf(Locale.ROOT, "RATIO %s-accepted %.2f%n", name, accepted);
        return delivered;
    }

    private void print(Map<String, Double> figures) {
        figures.entrySet().stream()
                .filter(figure -> figure.getValue() >= 0.005)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(figure -> out.printf(Locale.ROOT, "%10.2f  %s%n", figure.getValue(), figure.getKey()));
    }
}
