package dev.amana.messaging.outbound;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Contents of mails that are about to be sent, so that they need not be read back; bounded, and only a short cut. */
final class HotContents {
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final long mostBytes;

    HotContents(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    void offer(String id, byte[] content) {
        if (bytes.addAndGet(content.length) > mostBytes || contents.putIfAbsent(id, content) != null) {
            bytes.addAndGet(-content.length);
        }
    }

    void drop(String id) {
        take(id);
    }

    byte @Nullable [] take(String id) {
        byte[] content = contents.remove(id);
        if (content != null) {
            bytes.addAndGet(-content.length);
        }
        return content;
    }
}
