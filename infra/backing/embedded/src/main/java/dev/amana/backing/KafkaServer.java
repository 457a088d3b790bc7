package dev.amana.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Kafka broker as a child process. */
final class KafkaServer implements AutoCloseable {
    private static final String NAME = "kafka";
    private static final List<String> FLAGS = List.of(
            "-Xms64m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:+ExitOnOutOfMemoryError");

    private final Child child;

    private KafkaServer(Child child) {
        this.child = child;
    }

    static KafkaServer start(BackingSettings settings) throws IOException {
        Child.awaitLeftover(NAME, settings);
        settings.ports().requireFree(Port.KAFKA);
        settings.ports().requireFree(Port.KAFKA_CONTROLLER);
        Path ready = settings.run().resolve(NAME + ".ready");
        Files.deleteIfExists(ready);
        Child child = Child.start(NAME, command(settings, ready), settings);
        Readiness.await(Service.KAFKA.label(), child, () -> Files.exists(ready));
        return new KafkaServer(child);
    }

    private static List<String> command(BackingSettings settings, Path ready) throws IOException {
        return JavaCommand.of(
                settings.home(),
                "kafka-server",
                FLAGS,
                "dev.amana.backing.kafka.KafkaServerMain",
                List.of(
                        settings.data().resolve(NAME).toString(),
                        Integer.toString(settings.ports().of(Port.KAFKA)),
                        Integer.toString(settings.ports().of(Port.KAFKA_CONTROLLER)),
                        ready.toString()));
    }

    Child child() {
        return child;
    }

    @Override
    public void close() {
        child.close();
    }
}
