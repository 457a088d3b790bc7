package dev.amana.backing.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What a broker for one machine needs: one replica of everything, few threads, topics only where their owner creates
 * them, and records kept for ever.
 *
 * <p>No flush interval is set, so an acknowledged record may only be in the operating system's page cache. It survives
 * the death of the process, {@code kill -9} included, but not the loss of power; a record lost that way is published
 * again from the event store, which does sync.
 */
record BrokerSettings(Path data, int port, int controllerPort) {
    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    Properties asProperties() {
        Properties properties = new Properties();
        properties.putAll(node());
        properties.putAll(internalTopics());
        properties.putAll(sizes());
        properties.putAll(sessions());
        return properties;
    }

    /** After a kill the controller lets the same broker in again only when the old session has run out. */
    private static Map<String, String> sessions() {
        return Map.of("broker.session.timeout.ms", "5000", "broker.heartbeat.interval.ms", "1000");
    }

    private Map<String, String> node() {
        String clients = "PLAINTEXT://127.0.0.1:" + port;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@127.0.0.1:" + controllerPort,
                "listeners",
                clients + "," + CONTROLLER + "://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                clients,
                "controller.listener.names",
                CONTROLLER,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                data.toString(),
                "auto.create.topics.enable",
                "false",
                "log.retention.hours",
                "-1");
    }

    private static Map<String, String> internalTopics() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "2",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1",
                "group.initial.rebalance.delay.ms", "0");
    }

    private static Map<String, String> sizes() {
        return Map.of(
                "num.network.threads", "2",
                "num.io.threads", "2",
                "background.threads", "2",
                "num.recovery.threads.per.data.dir", "2",
                "log.cleaner.dedupe.buffer.size", "4194304",
                "log.index.size.max.bytes", "1048576",
                "message.max.bytes", "1048588");
    }
}
