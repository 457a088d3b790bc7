package dev.amana.systemtests;

import dev.amana.standalone.control.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that the platform keeps outside memory, searched in clear. The mail drop is the parties' own and not ours. */
record Stores(Platform platform) {
    private static final int POSTGRES = 15432;
    private static final int KAFKA = 19092;
    private static final int ELASTICSEARCH = 19200;
    private static final Pattern HEX = Pattern.compile("\\\\x((?:[0-9a-f]{2})+)");

    static Stores of(Platform platform) {
        return new Stores(platform);
    }

    /**
     * Where any of the words stands; words in lower case.
     *
     * @param indexWords the words that must not be in the index either, which holds redacted text as long as its author
     *     is not erased
     */
    List<String> holding(List<String> words, List<String> indexWords) {
        List<String> places = new ArrayList<>();
        try {
            tables(words, places);
            topics(words, places);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        index(indexWords, places);
        return places;
    }

    private void tables(List<String> words, List<String> places) throws SQLException {
        String url =
                "jdbc:postgresql://127.0.0.1:" + platform.port(POSTGRES) + "/amana?user=postgres&password=postgres";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables"
                            + " where schemaname not in ('pg_catalog', 'information_schema')")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        search(readable(rows.getString(1)), words, "table " + table, places);
                    }
                }
            }
        }
    }

    /** A row's text with its bytea columns as text too. */
    private static String readable(String row) {
        StringBuilder text = new StringBuilder(row);
        HEX.matcher(row).results().forEach(hex -> {
            byte[] bytes = HexFormat.of().parseHex(hex.group(1));
            text.append('\n').append(new String(bytes, StandardCharsets.UTF_8));
        });
        return text.toString();
    }

    private void topics(List<String> words, List<String> places) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", "127.0.0.1:" + platform.port(KAFKA), "group.id", "search-" + UUID.randomUUID());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .filter(partition -> partition.topic().startsWith("amana."))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    StringBuilder text = new StringBuilder(new String(record.value(), StandardCharsets.UTF_8));
                    for (Header header : record.headers()) {
                        text.append('\n').append(new String(header.value(), StandardCharsets.UTF_8));
                    }
                    search(text.toString(), words, "topic " + record.topic(), places);
                }
            }
        }
    }

    private void index(List<String> words, List<String> places) {
        String base = "http://127.0.0.1:" + platform.port(ELASTICSEARCH);
        Api.Answer all = new Api(base, "none").get("/_all/_search?size=10000");
        if (all.status() != 200) {
            throw new UncheckedIOException(new IOException("the index answered " + all));
        }
        search(all.body().toString(), words, "index", places);
    }

    private static void search(String text, List<String> words, String place, List<String> places) {
        String lower = text.toLowerCase(Locale.ROOT);
        words.stream().filter(lower::contains).forEach(word -> places.add(place + " holds " + word));
    }
}
