package dev.amana.bench;

import dev.amana.bench.commands.CommandsBenchmark;
import dev.amana.bench.latency.LatencyBenchmark;
import dev.amana.bench.leaks.LeaksBenchmark;
import dev.amana.bench.relay.RelayBenchmark;
import dev.amana.bench.screening.ScreeningBenchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Runs a benchmark by name: {@code ./amana bench relay}. */
public final class Bench {
    private static final List<Benchmark> BENCHMARKS = List.of(
            new RelayBenchmark(),
            new LatencyBenchmark(),
            new CommandsBenchmark(),
            new LeaksBenchmark(),
            new ScreeningBenchmark());

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length == 0 ? "" : arguments[0];
        for (Benchmark benchmark : BENCHMARKS) {
            if (benchmark.name().equals(name)) {
                run(benchmark, System.out);
                return;
            }
        }
        System.err.println("Usage: ./amana bench <name>, where <name> is one of:");
        BENCHMARKS.forEach(benchmark -> System.err.printf("  %-10s %s%n", benchmark.name(), benchmark.summary()));
        System.exit(2);
    }

    private static void run(Benchmark benchmark, PrintStream out) throws Exception {
        Path work = Files.createTempDirectory("amana-bench-");
        out.println(benchmark.name() + ": " + benchmark.summary());
        try (StolenTime stolen = new StolenTime()) {
            double ratio = benchmark.run(work, out);
            out.println(stolen.told());
            out.printf(Locale.ROOT, "RATIO %s %.2f%n", benchmark.name(), ratio);
        } finally {
            delete(work);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
