package dev.amana.bench.leaks;

import dev.amana.bench.Benchmark;
import dev.amana.bench.leaks.Pairs.Letter;
import dev.amana.canaries.Generator;
import dev.amana.canaries.PlantedMail;
import dev.amana.standalone.control.AmanaProcess;
import dev.amana.standalone.control.MailProgram;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The leak gate against an adversary: leak rate and false replacement, with every mail accounted for. */
public final class LeaksBenchmark implements Benchmark {
    private static final int MAILS = Integer.getInteger("amana.bench.leaks.mails", 2_430);
    private static final long SEED = Long.getLong("amana.bench.leaks.seed", 1);
    private static final int PAIRS = 40;
    private static final int PORT_OFFSET = 6_000;
    private static final int SMTP = 2525;
    private static final int MOST_SHOWN = 40;
    /** Places that make a mail a report about another one: it counts for that mail, and may reach nobody. */
    private static final Set<String> REPORTS =
            Set.of("delivery report", "delivery report in words", "read receipt", "complaint");

    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(15);

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

    /** @param accounted every mail is delivered, withheld with a reason or refused with one */
    private record Outcome(int sent, int refused, int withheld, boolean accounted, Findings findings) {
        double share(List<String> mails) {
            return mails.size() / (double) Math.max(1, findings.delivered().size());
        }
    }

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
            Outcome planted = play(amana, sink, pairs, number -> planted(pairs, number), out);
            show("with canaries", planted, out);
            Outcome harmless = play(amana, sink, pairs, number -> harmless(pairs, number), out);
            show("without canaries", harmless, out);
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

    private static Outcome play(
            AmanaProcess amana, CanarySink sink, Pairs pairs, IntFunction<PlantedMail> mails, PrintStream out)
            throws IOException, InterruptedException {
        int before = total(pairs.states());
        Map<String, Integer> withheldBefore = withheld(pairs.states());
        MailProgram program = new MailProgram(amana.port(SMTP));
        Map<Integer, MailProgram.Reply> replies = new ConcurrentHashMap<>();
        IntStream.range(0, MAILS).parallel().forEach(number -> {
            Letter letter = pairs.letter(number);
            replies.put(
                    number,
                    program.send(
                            letter.author().asciiAddress(),
                            letter.to(),
                            mails.apply(number).raw()));
        });
        int refused = (int) replies.values().stream()
                .filter(MailProgram.Reply::refusedWithReason)
                .count();
        replies.values().stream()
                .filter(reply -> !reply.accepted())
                .map(MailProgram.Reply::text)
                .distinct()
                .limit(MOST_SHOWN)
                .forEach(text -> out.println("  refused: " + text));
        int reports = (int) replies.entrySet().stream()
                .filter(reply -> reply.getValue().accepted()
                        && REPORTS.contains(mails.apply(reply.getKey()).place()))
                .count();
        Map<String, Integer> states = settled(pairs, before + MAILS - refused - reports);
        int withheld = total(withheld(states)) - total(withheldBefore);
        awaitDelivered(sink, MAILS - refused - withheld - reports);
        Findings findings = Findings.in(sink.drain(), pairs, mails);
        out.println("  states of all messages so far: " + states);
        if (refused + withheld + findings.delivered().size() < MAILS) {
            replies.forEach((number, reply) -> {
                if (reply.accepted() && !findings.delivered().contains(number)) {
                    out.println("  withheld or lost: " + mails.apply(number));
                }
            });
        }
        long unheard = replies.entrySet().stream()
                .filter(reply -> reply.getValue().accepted()
                        && !findings.delivered().contains(reply.getKey())
                        && REPORTS.contains(mails.apply(reply.getKey()).place()))
                .count();
        out.printf("  %,d reports counted for an earlier mail, and passed on to nobody%n", unheard);
        boolean accounted = refused + withheld + findings.delivered().size() + findings.unmarked() + unheard == MAILS;
        return new Outcome(MAILS, refused, withheld, accounted, findings);
    }

    private static Map<String, Integer> settled(Pairs pairs, int expected) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
        while (true) {
            Map<String, Integer> states = pairs.states();
            boolean moving =
                    states.containsKey("received") || states.containsKey("cleared") || states.containsKey("queued");
            if (total(states) >= expected && !moving) {
                return states;
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("not settled within " + SETTLED_WITHIN + ": " + states);
            }
            Thread.sleep(1_000);
        }
    }

    /** Notices to authors may come as well, so it is a lower bound. */
    private static void awaitDelivered(CanarySink sink, int fewest) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (sink.count() < fewest && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
    }

    private static Map<String, Integer> withheld(Map<String, Integer> states) {
        Map<String, Integer> withheld = new ConcurrentHashMap<>(states);
        withheld.remove("relayed");
        return withheld;
    }

    private static int total(Map<String, Integer> states) {
        return states.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void show(String what, Outcome outcome, PrintStream out) {
        Findings findings = outcome.findings();
        out.printf(
                "%s: %,d sent, %,d delivered, %,d withheld with a reason, %,d refused with a reason, %s%n",
                what,
                outcome.sent(),
                findings.delivered().size() + findings.unmarked(),
                outcome.withheld(),
                outcome.refused(),
                outcome.accounted() ? "all accounted for" : "NOT ALL ACCOUNTED FOR");
        out.printf("  %,d notices to authors%n", findings.toAuthors());
        findings.leaks().stream().limit(MOST_SHOWN).forEach(leak -> out.println("  LEAK " + leak));
        findings.changed().stream().limit(MOST_SHOWN).forEach(change -> out.println("  CHANGED " + change));
    }

    /** 1 only when nothing at all leaked, changed or was lost; never rounded up to it. */
    private static double ratio(Outcome planted, Outcome harmless, PrintStream out) {
        double leaked = planted.share(planted.findings().leaks());
        double changed = harmless.share(harmless.findings().changed());
        out.printf(
                Locale.ROOT,
                "leak rate %.5f (%d of %,d delivered); false replacement rate %.5f (%d of %,d delivered)%n",
                leaked,
                planted.findings().leaks().size(),
                planted.findings().delivered().size(),
                changed,
                harmless.findings().changed().size(),
                harmless.findings().delivered().size());
        out.printf(
                Locale.ROOT, "RATIO leaks-unchanged %.2f%n", changed == 0 && harmless.accounted() ? 1 : floor(changed));
        return leaked == 0 && planted.accounted() ? 1 : floor(leaked);
    }

    private static double floor(double share) {
        return Math.floor((1 - share) * 99) / 100;
    }
}
