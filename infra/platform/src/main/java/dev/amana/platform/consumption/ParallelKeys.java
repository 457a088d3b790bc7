package dev.amana.platform.consumption;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Runs work for several keys at once on virtual threads, at most so many at a time over all consumers. */
final class ParallelKeys implements AutoCloseable {
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("inbox-", 0).factory());
    private final Semaphore permits;

    ParallelKeys(int limit) {
        this.permits = new Semaphore(limit);
    }

    /** Waits until all have ended, then throws the first failure if there was one. */
    <T> void forEach(Collection<T> items, Consumer<T> work) {
        if (items.size() == 1) {
            items.forEach(work); // the common case under light load, without a change of thread
            return;
        }
        CompletableFuture<?>[] running = items.stream()
                .map(item -> CompletableFuture.runAsync(() -> limited(item, work), threads))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(running).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private <T> void limited(T item, Consumer<T> work) {
        permits.acquireUninterruptibly();
        try {
            work.accept(item);
        } finally {
            permits.release();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
