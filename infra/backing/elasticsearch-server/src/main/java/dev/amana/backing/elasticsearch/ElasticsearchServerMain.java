package dev.amana.backing.elasticsearch;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.ClassPathNode;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.transport.netty4.Netty4Plugin;

/**
 * Arguments: data folder, HTTP port, file to create once the node answers.
 *
 * <p>The process lives as long as its standard input stays open. Whoever started it holds the other end of that pipe,
 * so it ends with its parent even when the parent is killed.
 */
public final class ElasticsearchServerMain {
    private static final String NODE = "amana";

    private ElasticsearchServerMain() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]).toAbsolutePath();
        Path configuration = Files.createDirectories(home.resolve("config"));
        System.setProperty("es.path.home", home.toString());
        LogConfigurator.configureWithoutConfig(
                Settings.builder().put("logger.level", "WARN").build());
        LogConfigurator.configureESLogging();
        Environment environment = InternalSettingsPreparer.prepareEnvironment(
                settings(home, arguments[1]), Map.of(), configuration, () -> NODE);
        try (ClassPathNode node = new ClassPathNode(environment, List.of(Netty4Plugin.class))) {
            node.start();
            Files.createFile(Path.of(arguments[2]));
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }

    private static Settings settings(Path home, String port) {
        return Settings.builder()
                .put("path.home", home.toString())
                .put("cluster.name", NODE)
                .put("node.name", NODE)
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.type", "netty4")
                .put("http.port", port)
                .put("transport.type", "netty4")
                .put("transport.port", "0")
                // A developer's disk is often nearly full; a node that turns read-only then helps nobody.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
    }
}
