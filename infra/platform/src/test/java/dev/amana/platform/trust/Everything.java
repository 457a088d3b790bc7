package dev.amana.platform.trust;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

/** All that is stored: every row of every table of a role's schemas, and every record of every topic, as text. */
final class Everything {
    private Everything() {}

    /** Table name to its rows. Binary columns are read as Latin-1, so that text in them is found. */
    static Map<String, String> tables(Map<String, String> properties) throws SQLException {
        Map<String, String> dump = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(
                properties.get("spring.datasource.url"),
                properties.get("spring.datasource.username"),
                properties.get("spring.datasource.password"))) {
            for (String table : tableNames(connection)) {
                dump.put(table, rows(connection, table));
            }
        }
        return dump;
    }

    private static List<String> tableNames(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        String sql = "select table_schema || '.' || table_name from information_schema.tables"
                + " where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')";
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                names.add(result.getString(1));
            }
        }
        return names;
    }

    private static String rows(Connection connection, String table) throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("select * from " + table)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                for (int i = 1; i <= columns; i++) {
                    dump.append(text(result.getObject(i))).append('\t');
                }
                dump.append('\n');
            }
        }
        return dump.toString();
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : String.valueOf(value);
    }

    static String records(ConsumerFactory<String, byte[]> consumers) {
        StringBuilder dump = new StringBuilder();
        try (Consumer<String, byte[]> consumer = consumers.createConsumer(null, "everything", null)) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(message -> append(dump, message));
            }
        }
        return dump.toString();
    }

    private static void append(StringBuilder dump, ConsumerRecord<String, byte[]> message) {
        dump.append(message.key());
        message.headers()
                .forEach(header -> dump.append('\t').append(header.key()).append(text(header.value())));
        dump.append('\t').append(text(message.value())).append('\n');
    }
}
