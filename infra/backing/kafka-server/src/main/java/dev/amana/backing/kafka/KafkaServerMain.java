package dev.amana.backing.kafka;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Arguments: data folder, port for clients, port of the controller, file to create once the broker is ready.
 *
 * <p>The process lives as long as its standard input stays open. Whoever started it holds the other end of that pipe,
 * so it ends with its parent even when the parent is killed.
 */
public final class KafkaServerMain {
    /** A data folder is formatted once; the id has no meaning beyond "this folder belongs to this cluster". */
    private static final String CLUSTER_ID = "Yk6n0Q2rT4-wq7zYb9mPLg";

    private KafkaServerMain() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]).toAbsolutePath();
        BrokerSettings settings =
                new BrokerSettings(data, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        format(data);
        KafkaRaftServer server =
                new KafkaRaftServer(KafkaConfig.fromProps(settings.asProperties(), false), Time.SYSTEM);
        server.startup();
        Files.createFile(Path.of(arguments[3]));
        System.in.transferTo(OutputStream.nullOutputStream());
        server.shutdown();
        server.awaitShutdown();
        System.exit(0);
    }

    private static void format(Path data) throws Exception {
        Files.createDirectories(data);
        new Formatter()
                .setPrintStream(System.out)
                .setNodeId(BrokerSettings.NODE_ID)
                .setClusterId(CLUSTER_ID)
                .setIgnoreFormatted(true)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString())
                .run();
    }
}
