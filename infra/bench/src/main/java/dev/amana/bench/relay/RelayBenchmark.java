package dev.amana.bench.relay;

import dev.amana.bench.Benchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

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

    private final MailSource source = new MailSource();

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public String summary() {
        return "mails relayed per second, Amana and messaging alone against Postfix on the same disk";
    }

    @Override
    public double run(Path workDirectory, PrintStream out) throws Exception {
        out.println("Starting Amana, messaging alone and Postfix ...");
        try (Contender amana = Contender.start(
                        workDirectory, "amana", (folder, sink) -> AmanaRelay.screening(folder, sink, ROUTES));
                Contender messaging = Contender.start(
                        workDirectory, "messaging", (folder, sink) -> AmanaRelay.messaging(folder, sink, ROUTES));
                Contender postfix = Contender.start(
                        workDirectory, "postfix", (folder, sink) -> new Postfix(folder, sink, ROUTES))) {
            play(List.of(amana, messaging, postfix), out);
            Report report = new Report(out);
            report.costs(amana);
            stages(amana, report);
            report.costs(messaging);
            report.costs(postfix);
            double alone = report.ratios(messaging, postfix, "messaging-alone");
            out.printf(Locale.ROOT, "RATIO messaging-alone %.2f%n", alone);
            return report.ratios(amana, postfix, "relay");
        }
    }

    private void play(List<Contender> contenders, PrintStream out) throws IOException, InterruptedException {
        out.printf(
                "%d mails a round, over %d connections at once, in %d conversations; the others stand by%n",
                MAILS, Contender.sessions(), ROUTES);
        out.println("The leak gate is on, and in Amana screening; nobody signs with DKIM; all sync to the same disk");
        out.println("Not measured: the check of senders, who are trusted as this machine is; what clears the mails of");
        out.println(
                "messaging alone, which takes part of the same processors as the client does; letters hold no files");
        out.printf("Warming up with %d mails each ...%n", WARM_UP_MAILS);
        for (Contender one : contenders) {
            one.warmUp(source, WARM_UP_MAILS);
        }
        List<Contender> turn = new ArrayList<>(contenders);
        for (int number = 1; number <= ROUNDS; number++) {
            for (Contender one : turn) {
                print(number, one, one.play(source, MAILS), out);
            }
            // Nobody always comes after the same one.
            Collections.reverse(turn);
        }
    }

    private static void print(int number, Contender one, Round round, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "Round %d/%d  %-9s %,8.0f accepted/s %,8.0f delivered/s %8.2f ms of processor time per mail%n",
                number,
                ROUNDS,
                one.label(),
                round.accepted(),
                round.delivered(),
                Round.sum(round.used()));
    }

    /** A round more, which the recorder makes dearer, to see where the time goes. */
    private void stages(Contender amana, Report report) throws Exception {
        try (Stages stages = Stages.record(amana.folder())) {
            amana.warmUp(source, MAILS);
            report.stages(amana, stages.shares());
        }
    }
}
