package dev.amana.messaging.process;

import dev.amana.moderation.contract.ModerationEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Up to when all verdicts are known here that had been given. One that was given and not read yet, because this service was
 * down or is slow, must not be taken for one that never came: it may say that the message is a threat.
 */
@Component
class VerdictsRead implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 10;

    private final KafkaAdmin configured;
    private final JdbcClient jdbc;
    private final String group;
    private @Nullable Admin admin;
    /** Where the topic ended when it was last looked at, and when that was. */
    private @Nullable Ends before;

    private record Ends(Map<TopicPartition, Long> offsets, Instant seenAt) {}

    VerdictsRead(KafkaAdmin configured, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.configured = configured;
        this.group = "messaging.verdicts";
    }

    /** Null while that is not known: at first, while verdicts wait to be read or lie parked, and without Kafka. */
    @Nullable
    synchronized Instant until(Instant now) throws InterruptedException {
        if (parked()) {
            return null;
        }
        try {
            Ends ends = before == null ? ends(now) : before;
            Map<TopicPartition, OffsetAndMetadata> read = admin().listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            boolean caughtUp =
                    ends.offsets().entrySet().stream().allMatch(end -> end.getValue() <= read(read, end.getKey()));
            before = caughtUp ? ends(now) : ends;
            return caughtUp ? ends.seenAt() : null;
        } catch (ExecutionException | TimeoutException away) {
            return null;
        }
    }

    /** A verdict that could not be handled was given all the same; until somebody replays it, nobody knows which. */
    private boolean parked() {
        return jdbc.sql("""
                        select exists (select 1 from dead_letter where consumer_group = ? and replayed_at is null)""").param(group).query(Boolean.class).single();
    }

    private static long read(Map<TopicPartition, OffsetAndMetadata> read, TopicPartition partition) {
        OffsetAndMetadata offset = read.get(partition);
        return offset == null ? 0 : offset.offset();
    }

    private Ends ends(Instant now) throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest = admin()
                .describeTopics(List.of(ModerationEvent.TOPIC))
                .allTopicNames()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream())
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(ModerationEvent.TOPIC, partition.partition()),
                        partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> offsets =
                admin().listOffsets(latest).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, end -> end.getValue().offset()));
        return new Ends(offsets, now);
    }

    private Admin admin() {
        Admin client = admin;
        if (client == null) {
            client = Admin.create(configured.getConfigurationProperties());
            admin = client;
        }
        return client;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close();
        }
    }
}
