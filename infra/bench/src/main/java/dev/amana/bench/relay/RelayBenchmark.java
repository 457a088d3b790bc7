package dev.amana.bench.relay;

import dev.amana.bench.Benchmark;
import dev.amana.bench.Median;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Client → Amana → {@code smtp-sink} against client → Postfix → {@code smtp-sink}, in turn. Postfix relays a mail as it
 * is; Amana stores it sealed, screens it, builds it anew and looks for leaks.
 */
public final class RelayBenchmark implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int MAILS = 2_000;
    private static final int WARM_UP_MAILS = 15_000;
    private static final int ROUTES = 200;
    private static final int SESSIONS = 32;
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final MailSource source = new MailSource();

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public String summary() {
        return "mails relayed per second, Amana against Postfix on the same disk";
    }

    @Override
    public double run(Path workDirectory, PrintStream out) throws Exception {
        try (MailSink amanaSink = new MailSink(workDirectory, "amana");
                MailSink postfixSink = new MailSink(workDirectory, "postfix");
                Relay amana = new AmanaRelay(workDirectory.resolve("amana"), amanaSink, ROUTES, out);
                Relay postfix = new Postfix(folder(workDirectory, "postfix"), postfixSink, ROUTES)) {
            out.printf("%d mails a round, over %d connections at once, in %d conversations%n", MAILS, SESSIONS, ROUTES);
            out.println("Screening and the leak gate are on; neither side signs with DKIM; both sync to the same disk");
            out.println(
                    "Not measured: the check of senders, who are trusted as this machine is; letters hold no files");
            out.printf("Warming up with %d mails each ...%n", WARM_UP_MAILS);
            Round.play(amana, amanaSink, source, WARM_UP_MAILS, SESSIONS);
            Round.play(postfix, postfixSink, source, WARM_UP_MAILS, SESSIONS);
            List<Round> ours = new ArrayList<>();
            List<Round> theirs = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                ours.add(play(amana, amanaSink, round, out));
                theirs.add(play(postfix, postfixSink, round, out));
            }
            costs(workDirectory, amana, amanaSink, out);
            costs(workDirectory, postfix, postfixSink, out);
            double accepted = ratio(ours, theirs, Round::accepted);
            double delivered = ratio(ours, theirs, Round::delivered);
            out.printf(Locale.ROOT, "Ratio of medians: accepted %.2f, delivered %.2f%n", accepted, delivered);
            out.printf(Locale.ROOT, "RATIO relay-accepted %.2f%n", accepted);
            return delivered;
        }
    }

    /** One round more, not measured against the peer, to see what a mail costs and where. */
    private void costs(Path workDirectory, Relay relay, MailSink sink, PrintStream out) throws Exception {
        Path folder = workDirectory.resolve(relay.label().toLowerCase(Locale.ROOT));
        Map<String, Double> before = ProcessorTime.of(folder);
        Map<String, Double> used;
        Map<String, Double> shares = Map.of();
        if (relay instanceof AmanaRelay) {
            try (Stages stages = Stages.record(folder)) {
                used = used(relay, sink, folder, before);
                shares = stages.shares();
            }
        } else {
            used = used(relay, sink, folder, before);
        }
        out.printf("%s: milliseconds of processor time per mail%n", relay.label());
        print(used, out);
        out.printf(
                Locale.ROOT,
                "%10.2f  together%n",
                used.values().stream().mapToDouble(each -> each).sum());
        limit(used, out);
        if (!shares.isEmpty()) {
            out.printf("  of it in %s, by stage:%n", ProcessorTime.JVM);
            double whole = used.getOrDefault(ProcessorTime.JVM, 0.0);
            shares.replaceAll((stage, share) -> share * whole);
            print(shares, out);
        }
    }

    /** Client and sink take their part of the same processors, on both sides alike. */
    private static void limit(Map<String, Double> used, PrintStream out) {
        double together = used.values().stream().mapToDouble(each -> each).sum();
        int processors = Runtime.getRuntime().availableProcessors();
        if (together > 0) {
            out.printf(
                    Locale.ROOT,
                    "  limit: %d processors have time for %.0f mails per second; what is below that, the disk and waiting take%n",
                    processors,
                    processors * 1000 / together);
        }
    }

    /** What follows a delivery, such as writing it down, counts as well. */
    private Map<String, Double> used(Relay relay, MailSink sink, Path folder, Map<String, Double> before)
            throws Exception {
        Round.play(relay, sink, source, MAILS, SESSIONS);
        Thread.sleep(SETTLING);
        return ProcessorTime.perMail(before, ProcessorTime.of(folder), MAILS);
    }

    private static void print(Map<String, Double> figures, PrintStream out) {
        figures.entrySet().stream()
                .filter(figure -> figure.getValue() >= 0.005)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(figure -> out.printf(Locale.ROOT, "%10.2f  %s%n", figure.getValue(), figure.getKey()));
    }

    private static Path folder(Path parent, String name) throws IOException {
        return Files.createDirectories(parent.resolve(name));
    }

    private Round play(Relay relay, MailSink sink, int number, PrintStream out) throws Exception {
        Round round = Round.play(relay, sink, source, MAILS, SESSIONS);
        out.printf(
                Locale.ROOT,
                "Round %d/%d  %-8s %,8.0f accepted/s %,8.0f delivered/s%n",
                number,
                ROUNDS,
                relay.label(),
                round.accepted(),
                round.delivered());
        return round;
    }

    private static double ratio(List<Round> ours, List<Round> theirs, ToDoubleFunction<Round> figure) {
        return median(ours, figure) / median(theirs, figure);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Median.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
