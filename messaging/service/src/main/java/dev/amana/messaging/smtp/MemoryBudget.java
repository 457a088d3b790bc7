package dev.amana.messaging.smtp;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the contents of all mails that are being received at once. */
final class MemoryBudget {
    private final long mostBytes;
    private final AtomicLong used = new AtomicLong();

    MemoryBudget(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    boolean reserve(long bytes) {
        if (used.addAndGet(bytes) <= mostBytes) {
            return true;
        }
        used.addAndGet(-bytes);
        return false;
    }

    void release(long bytes) {
        used.addAndGet(-bytes);
    }
}
