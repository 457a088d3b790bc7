package dev.amana.standalone;

import dev.amana.backing.Backing;
import dev.amana.backing.BackingSettings;
import dev.amana.backing.Child;
import dev.amana.backing.Readiness;
import dev.amana.backing.StartupFailure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A JVM for each application, as children of this one. */
final class OneProcessEach implements Applications {
    private static final List<String> FLAGS =
            List.of("-Xmx448m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

    private final ApplicationArguments arguments;
    private final BackingSettings settings;
    private final Progress progress;

    OneProcessEach(Options options, Backing backing, BackingSettings settings, Progress progress) {
        this.arguments = new ApplicationArguments(options, backing);
        this.settings = settings;
        this.progress = progress;
    }

    @Override
    public void start(List<Application> applications, Consumer<AutoCloseable> started) {
        Map<Application, Child> children = new EnumMap<>(Application.class);
        for (Application application : applications) {
            Child child = launch(application);
            started.accept(child);
            children.put(application, child);
        }
        children.forEach(this::awaitReady);
    }

    private Child launch(Application application) {
        try {
            Child.awaitLeftover(application.context(), settings);
            return Child.start(application.context(), command(application), settings);
        } catch (IOException e) {
            throw new StartupFailure("No JVM could be started for " + application.context(), e);
        }
    }

    private void awaitReady(Application application, Child child) {
        Probe probe = Probe.http(arguments.address(application) + "/actuator/health/liveness");
        Readiness.await(application.context(), child, probe::up);
        progress.line(application.context() + " ready");
    }

    private List<String> command(Application application) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(sharedCache());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(OneApplication.class.getName());
        command.add(application.context());
        command.addAll(arguments.of(application));
        command.add("--spring.main.banner-mode=off");
        return command;
    }

    /** The same class path can use the same ahead-of-time cache. */
    private static List<String> sharedCache() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:AOTCache="))
                .toList();
    }
}
