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
 * is; Amana stores it sealed, screens it, builds it anew and looks for leaks. A third in the turn is messaging alone, which
 * does all of that but for the screening.
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
        return "mails relayed per second, Amana and messaging alone against Postfix on the same disk";
    }

    /**
     * One that takes part.
     *
     * @param folder of its own, by which its processes are known
     */
    private record Contender(Relay relay, MailSink sink, Path folder, List<Round> rounds) {
        Contender(Relay relay, MailSink sink, Path folder) {
            this(relay, sink, folder, new ArrayList<>());
        }
    }

    @Override
    public double run(Path workDirectory, PrintStream out) throws Exception {
        Path amanaFolder = folder(workDirectory, "amana");
        Path messagingFolder = folder(workDirectory, "messaging");
        Path postfixFolder = folder(workDirectory, "postfix");
        out.println("Starting Amana, messaging alone and Postfix ...");
        try (MailSink amanaSink = new MailSink(workDirectory, "amana");
                MailSink messagingSink = new MailSink(workDirectory, "messaging");
                MailSink postfixSink = new MailSink(workDirectory, "postfix");
                Relay amana = AmanaRelay.screening(amanaFolder, amanaSink, ROUTES);
                Relay messaging = AmanaRelay.messaging(messagingFolder, messagingSink, ROUTES);
                Relay postfix = new Postfix(postfixFolder, postfixSink, ROUTES)) {
            Contender ours = new Contender(amana, amanaSink, amanaFolder);
            Contender unscreened = new Contender(messaging, messagingSink, messagingFolder);
            Contender peer = new Contender(postfix, postfixSink, postfixFolder);
            List<Contender> all = List.of(ours, unscreened, peer);
            out.printf("%d mails a round, over %d connections at once, in %d conversations%n", MAILS, SESSIONS, ROUTES);
            out.println(
                    "The leak gate is on, and in Amana screening; nobody signs with DKIM; all sync to the same disk");
            out.println(
                    "Not measured: the check of senders, who are trusted as this machine is; letters hold no files");
            out.printf("Warming up with %d mails each ...%n", WARM_UP_MAILS);
            for (Contender one : all) {
                Round.play(one.relay(), one.sink(), source, WARM_UP_MAILS, SESSIONS);
            }
            for (int round = 1; round <= ROUNDS; round++) {
                for (Contender one : all) {
                    one.rounds().add(play(one, round, out));
                }
            }
            costs(ours, out);
            stages(ours, out);
            costs(unscreened, out);
            costs(peer, out);
            double alone = ratios(unscreened, peer, "messaging-alone", out);
            out.printf(Locale.ROOT, "RATIO messaging-alone %.2f%n", alone);
            return ratios(ours, peer, "relay", out);
        }
    }

    /** Prints those of a contender to the peer; returns that of what was delivered. */
    private static double ratios(Contender one, Contender peer, String name, PrintStream out) {
        double accepted = ratio(one.rounds(), peer.rounds(), Round::accepted);
        double delivered = ratio(one.rounds(), peer.rounds(), Round::delivered);
        out.printf(
                Locale.ROOT,
                "%s, ratio of medians: accepted %.2f, delivered %.2f%n",
                one.relay().label(),
                accepted,
                delivered);
        out.printf(Locale.ROOT, "RATIO %s-accepted %.2f%n", name, accepted);
        return delivered;
    }

    private static void costs(Contender one, PrintStream out) {
        Map<String, Double> used = Round.used(one.rounds());
        out.printf("%s: milliseconds of processor time per mail%n", one.relay().label());
        print(used, out);
        out.printf(Locale.ROOT, "%10.2f  together%n", Round.sum(used));
        limit(used, out);
    }

    /** One round more, which the recorder makes dearer, to see where the time goes. */
    private void stages(Contender amana, PrintStream out) throws Exception {
        try (Stages stages = Stages.record(amana.folder())) {
            Round.play(amana.relay(), amana.sink(), source, MAILS, SESSIONS);
            Thread.sleep(SETTLING);
            double whole = Round.used(amana.rounds()).getOrDefault(ProcessorTime.JVM, 0.0);
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
    private Round play(Contender one, int number, PrintStream out) throws Exception {
        Map<String, Double> before = ProcessorTime.of(one.folder());
        Round played = Round.play(one.relay(), one.sink(), source, MAILS, SESSIONS);
        Thread.sleep(SETTLING);
        Round round = played.using(ProcessorTime.perMail(before, ProcessorTime.of(one.folder()), MAILS));
        out.printf(
                Locale.ROOT,
                "Round %d/%d  %-9s %,8.0f accepted/s %,8.0f delivered/s %8.2f ms of processor time per mail%n",
                number,
                ROUNDS,
                one.relay().label(),
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
