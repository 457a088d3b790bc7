package dev.amana.bench.commands;

import dev.amana.backing.Backing;
import dev.amana.backing.BackingSettings;
import dev.amana.backing.Ports;
import dev.amana.backing.Service;
import dev.amana.bench.Benchmark;
import dev.amana.bench.Median;
import dev.amana.platform.Ids;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Commands a second against plain inserts a second, both durable, both sides of a round one after the other. */
public final class CommandsBenchmark implements Benchmark {
    private static final List<Integer> CALLERS = List.of(1, 8, 64);
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public String summary() {
        return "commands with sealed fields against one plain insert per commit, same bytes, same PostgreSQL";
    }

    @Override
    public double run(Path workDirectory, PrintStream out) throws Exception {
        out.println("Starting PostgreSQL, Kafka and a service of one aggregate (which publishes nothing) ...");
        BackingSettings settings = BackingSettings.in(workDirectory, Ports.free());
        try (Backing backing = Backing.start(Set.of(Service.POSTGRESQL, Service.KAFKA), settings);
                ConfigurableApplicationContext service = start(backing)) {
            CommandSide commands = new CommandSide(service.getBean(CommandGateway.class), service.getBean(Ids.class));
            out.printf("Warming up for %d s a side ...%n", WARM_UP.toSeconds());
            new Callers(8).run(commands, WARM_UP);
            InsertSide inserts = InsertSide.prepare(
                    service.getBean(JdbcClient.class), service.getEnvironment(), service.getBean(Ids.class));
            new Callers(8).run(inserts, WARM_UP);
            out.printf(
                    "Each event has %d bytes of payload. %d rounds of %d s a side, medians:%n",
                    inserts.payload().length, ROUNDS, ROUND.toSeconds());
            double ratio = 0;
            for (int callers : CALLERS) {
                ratio = compare(callers, commands, inserts, out);
            }
            return ratio;
        }
    }

    private static double compare(int callers, CommandSide commands, InsertSide inserts, PrintStream out)
            throws Exception {
        List<Callers.Result> ours = new ArrayList<>();
        List<Callers.Result> plain = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(new Callers(callers).run(commands, ROUND));
            plain.add(new Callers(callers).run(inserts, ROUND));
            ratios.add(ours.getLast().perSecond() / plain.getLast().perSecond());
        }
        out.printf(
                Locale.ROOT,
                "%2d callers: %,7.0f commands/s (%,4.0f µs CPU each), %,7.0f inserts/s (%,4.0f µs), ratio %.2f%n",
                callers,
                median(ours, Callers.Result::perSecond),
                median(ours, Callers.Result::cpuMicros),
                median(plain, Callers.Result::perSecond),
                median(plain, Callers.Result::cpuMicros),
                Median.of(ratios));
        return Median.of(ratios);
    }

    private static double median(List<Callers.Result> results, ToDoubleFunction<Callers.Result> figure) {
        return Median.of(results.stream().mapToDouble(figure).boxed().toList());
    }

    private static ConfigurableApplicationContext start(Backing backing) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.config.name=bench-commands",
                "--amana.context=messaging",
                "--spring.flyway.locations=classpath:db/platform",
                "--server.port=0",
                "--logging.level.root=error"));
        backing.propertiesFor("messaging").forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SpringApplicationBuilder(CommandsApplication.class).run(arguments.toArray(String[]::new));
    }
}
