package dev.amana.messaging.mime;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets few big mails be worked on at once: each is held several times over while it is, and the heap is not endless. */
final class BigMails {
    private static final long BIG_BYTES = 5_000_000;
    private static final int AT_ONCE = 2;

    private final Semaphore turns = new Semaphore(AT_ONCE);

    <T> T inTurn(long bytes, Supplier<T> work) {
        if (bytes <= BIG_BYTES) {
            return work.get();
        }
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
