package dev.amana.standalone;

import dev.amana.backing.Backing;
import dev.amana.backing.BackingSettings;
import dev.amana.backing.Child;
import dev.amana.backing.Readiness;
import dev.amana.backing.StartupFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM for each application, as children of this one. */
final class OneProcessEach implements Applications {
    private static final List<String> FLAGS = List.of(
            "-Xmx256m", "-XX:+UseSerialGC", "-Xss512k", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

    private final ApplicationArguments arguments;
    private final BackingSettings settings;
    private final Progress progress;

    OneProcessEach(Options options, Backing backing, BackingSettings settings, Progress progress) {
        this.arguments = new ApplicationArguments(options, backing);
        this.settings = settings;
        this.progress = progress;
    }

    @Override
    public List<AutoCloseable> start(List<Application> applications) {
        List<Child> children = new ArrayList<>();
        try {
            for (Application application : applications) {
                Child.awaitLeftover(application.context(), settings);
                children.add(Child.start(application.context(), command(application), settings));
            }
            for (int i = 0; i < children.size(); i++) {
                awaitReady(applications.get(i), children.get(i));
            }
            return List.copyOf(children);
        } catch (IOException | StartupFailure e) {
            children.forEach(Child::close);
            throw e instanceof StartupFailure failure ? failure : new StartupFailure("No JVM could be started", e);
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
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(OneApplication.class.getName());
        command.add(application.context());
        command.addAll(arguments.of(application, application.context()));
        return command;
    }
}
