package dev.amana.backing;

import java.util.LinkedHashMap;
import java.util.Map;

/** Server settings for one machine that runs everything: full durability, modest memory. */
final class PostgresTuning {
    private PostgresTuning() {}

    static Map<String, String> settings(int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("port", Integer.toString(port));
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("shared_buffers", "128MB");
        settings.put("max_connections", "200");
        settings.put("max_wal_size", "1GB");
        // After each checkpoint the first change to a page writes the whole page to the log: most of the log, with many
        // small rows under random keys.
        settings.put("checkpoint_timeout", "15min");
        settings.put("autovacuum_max_workers", "2");
        settings.put("max_parallel_workers_per_gather", "0");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("log_min_messages", "warning");
        return settings;
    }
}
