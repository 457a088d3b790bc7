package dev.amana.bench.leaks;

import dev.amana.bench.Benchmark;
import dev.amana.bench.leaks.Pairs.Letter;
import dev.amana.bench.leaks.Round.Fate;
import dev.amana.canaries.Generator;
import dev.amana.canaries.PlantedMail;
import dev.amana.standalone.control.AmanaProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** The leak gate against an adversary: leak rate and false replacement, with every mail accounted for. */
public final class LeaksBenchmark implements Benchmark {
    private static final int MAILS = Integer.getInteger("amana.bench.leaks.mails", 4_190);
    private static final long SEED = Long.getLong("amana.bench.leaks.seed", 1);
    private static final int PAIRS = 40;
    private static final int PORT_OFFSET = 6_000;
    private static final int SMTP = 2525;
    private static final int MOST_SHOWN = 40;
    /** Screening would hold mails with contact data, and hide what the gate lets through. */
    private static final String CLEAR_ALL = """
            name: clear-all
            version: 1
            files: [policy.yaml]
            rules:
              - {id: none, category: contact-data, severity: low, patterns: ["no such words anywhere"]}
            policy:
              - {category: contact-data, at-least: low, outcome: cleared, severity: low}
            """;

    private final Generator generator = new Generator(SEED);

    @Override
    public String name() {
        return "leaks";
    }

    @Override
    public String summary() {
        return "canaries in every corner of a mail: share of delivered mails that do not leak, and are unchanged";
    }

    @Override
    public double run(Path workDirectory, PrintStream out) throws Exception {
        Path rules = Files.createDirectories(workDirectory.resolve("rules"));
        Files.writeString(rules.resolve("policy.yaml"), CLEAR_ALL);
        try (CanarySink sink = new CanarySink();
                AmanaProcess amana = AmanaProcess.run(
                        List.of("messaging", "moderation"),
                        workDirectory.resolve("amana"),
                        PORT_OFFSET,
                        Map.of(
                                "AMANA_SMTP_RELAY",
                                "127.0.0.1:" + sink.port(),
                                "AMANA_MODERATION_RULES_DIR",
                                rules.toString()))) {
            Pairs pairs = new Pairs(amana, PAIRS, SEED);
            out.printf("%d places, seed %d, both directions between %d pairs%n", Generator.places(), SEED, PAIRS);
            Round planted = play("with canaries", amana, sink, pairs, number -> planted(pairs, number), out);
            Round harmless = play("without canaries", amana, sink, pairs, number -> harmless(pairs, number), out);
            return ratio(planted, harmless, out);
        }
    }

    private PlantedMail planted(Pairs pairs, int number) {
        Letter letter = pairs.letter(number);
        return generator.planted(number, letter.author(), letter.to());
    }

    private PlantedMail harmless(Pairs pairs, int number) {
        Letter letter = pairs.letter(number);
        return generator.harmless(number, letter.author(), letter.to());
    }

    private static Round play(
            String what,
            AmanaProcess amana,
            CanarySink sink,
            Pairs pairs,
            IntFunction<PlantedMail> mails,
            PrintStream out)
            throws IOException, InterruptedException {
        Round round = Round.play(amana.port(SMTP), MAILS, sink, pairs, mails);
        out.printf(
                Locale.ROOT,
                "%s: %,d sent, %,d delivered, %,d withheld with a reason, %,d refused with a reason,"
                        + " %,d reports counted for an earlier mail and passed on to nobody, %s%n",
                what,
                round.sent(),
                round.count(Fate.DELIVERED),
                round.count(Fate.WITHHELD),
                round.count(Fate.REFUSED),
                round.count(Fate.COUNTED_FOR_ANOTHER),
                round.accounted()
                        ? "all accounted for"
                        : "%,d LOST, %,d TWICE"
                                .formatted(
                                        round.count(Fate.LOST),
                                        round.findings().twice().size()));
        out.printf(Locale.ROOT, "  %,d notices%n", round.findings().notices());
        round.told().stream().limit(MOST_SHOWN).forEach(told -> out.println("  " + told));
        round.findings().leaks().stream().limit(MOST_SHOWN).forEach(leak -> out.println("  LEAK " + leak));
        round.findings().changed().stream().limit(MOST_SHOWN).forEach(change -> out.println("  CHANGED " + change));
        return round;
    }

    /** 1 only when nothing at all leaked, changed or was lost; never rounded up to it. */
    private static double ratio(Round planted, Round harmless, PrintStream out) {
        List<String> leaks = planted.findings().leaks();
        List<String> changes = harmless.findings().changed();
        out.printf(
                Locale.ROOT,
                "leak rate %.5f (%d of %,d delivered); false replacement rate %.5f (%d of %,d delivered)%n",
                share(leaks, planted),
                leaks.size(),
                planted.count(Fate.DELIVERED),
                share(changes, harmless),
                changes.size(),
                harmless.count(Fate.DELIVERED));
        out.printf(
                Locale.ROOT,
                "RATIO leaks-unchanged %.2f%n",
                changes.isEmpty() && harmless.accounted() ? 1 : floor(share(changes, harmless)));
        return leaks.isEmpty() && planted.accounted() ? 1 : floor(share(leaks, planted));
    }

    private static double share(List<String> mails, Round round) {
        return mails.size() / (double) Math.max(1, round.count(Fate.DELIVERED));
    }

    private static double floor(double share) {
        return Math.floor((1 - share) * 99) / 100;
    }
}
