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
    private static final int ROUNDS = 7;
    private static final int MAILS = 2_000;
    /** Until then the JVM compiles what runs once for each mail. */
    private static final int WARM_UP_MAILS = 30_000;

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
        Path amanaFolder = folder(workDirectory, "amana");
        Path postfixFolder = folder(workDirectory, "postfix");
        try (MailSink amanaSink = new MailSink(workDirectory, "amana");
                MailSink postfixSink = new MailSink(workDirectory, "postfix");
                Relay amana = new AmanaRelay(amanaFolder, amanaSink, ROUTES, out);
                Relay postfix = new Postfix(postfixFolder, postfixSink, ROUTES)) {
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
                ours.add(play(amana, amanaSink, amanaFolder, round, out));
                theirs.add(play(postfix, postfixSink, postfixFolder, round, out));
            }
            costs(amana, ours, out);
            stages(amanaFolder, amana, amanaSink, ours, out);
            costs(postfix, theirs, out);
            double accepted = ratio(ours, theirs, Round::accepted);
            double delivered = ratio(ours, theirs, Round::delivered);
            out.printf(Locale.ROOT, "Ratio of medians: accepted %.2f, delivered %.2f%n", accepted, delivered);
            out.printf(Locale.ROOT, "RATIO relay-accepted %.2f%n", accepted);
            return delivered;
        }
    }

    private static void costs(Relay relay, List<Round> rounds, PrintStream out) {
        Map<String, Double> used = Round.used(rounds);
        out.printf("%s: milliseconds of processor time per mail%n", relay.label());
        print(used, out);
        out.printf(Locale.ROOT, "%10.2f  together%n", Round.sum(used));
        limit(used, out);
    }

    /** One round more, which the recorder makes dearer, to see where the time goes. */
    private void stages(Path folder, Relay amana, MailSink sink, List<Round> rounds, PrintStream out) throws Exception {
        try (Stages stages = Stages.record(folder)) {
            Round.play(amana, sink, source, MAILS, SESSIONS);
            Thread.sleep(SETTLING);
            double whole = Round.used(rounds).getOrDefault(ProcessorTime.JVM, 0.0);
            Map<String, Double> shares = stages.shares();
            shares.replaceAll((stage, share) -> share * whole);
            out.printf("  of it in %s, by stage:%n", ProcessorTime.JVM);
            print(shares, out);
        }
    }

    /** Client and sink take their part of the same processors, on both sides alike. */
    private static void limit(Map<String, Double> used, PrintStream out) {
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

    private static void print(Map<String, Double> figures, PrintStream out) {
        figures.entrySet().stream()
                .filter(figure -> figure.getValue() >= 0.005)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(figure -> out.printf(Locale.ROOT, "%10.2f  %s%n", figure.getValue(), figure.getKey()));
    }

    private static Path folder(Path parent, String name) throws IOException {
        return Files.createDirectories(parent.resolve(name));
    }

    /** What follows a delivery, such as writing it down, is its relay's cost as well, and not the next one's. */
    private Round play(Relay relay, MailSink sink, Path folder, int number, PrintStream out) throws Exception {
        Map<String, Double> before = ProcessorTime.of(folder);
        Round played = Round.play(relay, sink, source, MAILS, SESSIONS);
        Thread.sleep(SETTLING);
        Round round = played.using(ProcessorTime.perMail(before, ProcessorTime.of(folder), MAILS));
        out.printf(
                Locale.ROOT,
                "Round %d/%d  %-8s %,8.0f accepted/s %,8.0f delivered/s %8.2f ms of processor time per mail%n",
                number,
                ROUNDS,
                relay.label(),
                round.accepted(),
                round.delivered(),
                Round.sum(round.used()));
        return round;
    }

    private static double ratio(List<Round> ours, List<Round> theirs, ToDoubleFunction<Round> figure) {
        return median(ours, figure) / median(theirs, figure);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Median.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
