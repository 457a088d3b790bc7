package dev.amana.platform.eventstore;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.AxonThreadFactory;

/**
 * The threads that all processors' batches share: with some of its own for each, the machine's processors mostly change
 * threads. Coordinators keep one each, since a wake that meets a coordinator at work on another thread is lost.
 */
final class ProcessorThreads implements AutoCloseable {
    private final ScheduledExecutorService workers;

    ProcessorThreads(int workers) {
        this.workers = Executors.newScheduledThreadPool(workers, new AxonThreadFactory("WorkPackage"));
    }

    ScheduledExecutorService workers() {
        return workers;
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
