package dev.amana.bench.screening;

import dev.amana.bench.Benchmark;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Screening with many rules, against peers and against our limits. Shorter with
 * {@code JAVA_TOOL_OPTIONS="-Damana.bench.screening.minutes=1 -Damana.bench.screening.seconds=3"}; without the run through
 * Kafka with {@code minutes=0}.
 */
public final class ScreeningBenchmark implements Benchmark {
    private static final double IN_PROCESS_LIMIT_MILLIS = 5;
    private static final double END_TO_END_LIMIT_MILLIS = 150;
    private static final int SECONDS = Integer.getInteger("amana.bench.screening.seconds", 10);
    private static final int MINUTES = Integer.getInteger("amana.bench.screening.minutes", 5);
    private static final int PER_SECOND = Integer.getInteger("amana.bench.screening.rate", 50);
    private static final int MESSAGES = 500;
    private static final List<Integer> SIZES = List.of(1_000, 10_000);

    @Override
    public String name() {
        return "screening";
    }

    @Override
    public String summary() {
        return "verdicts by 1,000 and 10,000 rules, beside Lucene Monitor and java.util.regex; and through Kafka";
    }

    @Override
    public double run(Path workDirectory, PrintStream out) throws Exception {
        double ratio = 0;
        for (int size : SIZES) {
            ratio = inProcess(size, out);
        }
        if (MINUTES > 0) {
            endToEnd(workDirectory, out);
        }
        return ratio;
    }

    private static double inProcess(int rules, PrintStream out) {
        Samples samples = new Samples();
        List<Samples.Phrase> phrases = samples.phrases(rules);
        List<String> messages = samples.messages(MESSAGES, phrases);
        out.printf(Locale.ROOT, "%,d rules, %d messages of 20 to 140 words, one thread%n", rules, MESSAGES);
        Figures amana = measured(AmanaEngine::new, phrases, messages, out);
        Figures monitor = measured(MonitorEngine::new, phrases, messages, out);
        Figures regex = measured(RegexEngine::new, phrases, messages, out);
        out.printf(Locale.ROOT, "RATIO screening-monitor-%d %.3f%n", rules, amana.perSecond() / monitor.perSecond());
        out.printf(Locale.ROOT, "RATIO screening-in-process-%d %.2f%n", rules, IN_PROCESS_LIMIT_MILLIS / amana.p99());
        out.printf(
                Locale.ROOT, "A verdict takes %.2f ms at p99, of at most %.0f%n", amana.p99(), IN_PROCESS_LIMIT_MILLIS);
        return amana.perSecond() / regex.perSecond();
    }

    private static Figures measured(
            Function<List<Samples.Phrase>, Engine> made,
            List<Samples.Phrase> phrases,
            List<String> messages,
            PrintStream out) {
        try (Engine engine = made.apply(phrases)) {
            Figures figures = Figures.of(engine, messages, SECONDS);
            out.println(figures.line());
            return figures;
        }
    }

    private static void endToEnd(Path workDirectory, PrintStream out) throws Exception {
        try (EndToEnd run = new EndToEnd(workDirectory.resolve("amana"), out)) {
            Figures figures = run.measure(PER_SECOND, MINUTES);
            out.println(figures.line());
            out.printf(
                    Locale.ROOT,
                    "From arrival to the verdict on Kafka: %.0f ms at p99, of at most %.0f%n",
                    figures.p99(),
                    END_TO_END_LIMIT_MILLIS);
            out.printf(Locale.ROOT, "RATIO screening-end-to-end %.2f%n", END_TO_END_LIMIT_MILLIS / figures.p99());
        }
    }
}
