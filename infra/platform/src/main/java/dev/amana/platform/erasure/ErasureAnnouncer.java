package dev.amana.platform.erasure;

import dev.amana.published.ErasureRequested;
import java.util.List;

/** Publishes listed erasures until Kafka has them, at least once. */
final class ErasureAnnouncer {
    private static final int BATCH = 100;

    private final ErasureList list;
    private final ErasureTopic topic;

    ErasureAnnouncer(ErasureList list, ErasureTopic topic) {
        this.list = list;
        this.topic = topic;
    }

    boolean announce() {
        List<ErasureRequested> batch = list.notAnnounced(BATCH);
        for (ErasureRequested request : batch) {
            topic.request(request);
            list.markAnnounced(request.erasureId());
        }
        return batch.size() == BATCH;
    }
}
