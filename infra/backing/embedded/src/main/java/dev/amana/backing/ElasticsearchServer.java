package dev.amana.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Elasticsearch node as a child process. */
final class ElasticsearchServer implements AutoCloseable {
    private static final String NAME = "elasticsearch";
    private static final List<String> FLAGS = List.of(
            "-Xms128m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxDirectMemorySize=128m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules",
            "jdk.incubator.vector",
            "-Dio.netty.noUnsafe=true",
            "-Dio.netty.allocator.numDirectArenas=1",
            "-Dio.netty.allocator.numHeapArenas=1",
            "-Dlog4j2.disable.jmx=true");

    private final Child child;

    private ElasticsearchServer(Child child) {
        this.child = child;
    }

    static ElasticsearchServer start(BackingSettings settings) throws IOException {
        Child.awaitLeftover(NAME, settings);
        settings.ports().requireFree(Port.ELASTICSEARCH);
        Path ready = settings.run().resolve(NAME + ".ready");
        Files.deleteIfExists(ready);
        Child child = Child.start(NAME, command(settings, ready), settings);
        Readiness.await(Service.ELASTICSEARCH.label(), child, () -> Files.exists(ready));
        return new ElasticsearchServer(child);
    }

    private static List<String> command(BackingSettings settings, Path ready) throws IOException {
        return JavaCommand.of(
                settings.home(),
                "elasticsearch-server",
                FLAGS,
                "dev.amana.backing.elasticsearch.ElasticsearchServerMain",
                List.of(
                        settings.data().resolve(NAME).toString(),
                        Integer.toString(settings.ports().of(Port.ELASTICSEARCH)),
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
