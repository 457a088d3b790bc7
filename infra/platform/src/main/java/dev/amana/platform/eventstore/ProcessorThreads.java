package dev.amana.platform.eventstore;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.AxonThreadFactory;

/** The threads that all processors share. With some of its own for each, the machine's processors mostly change threads. */
final class ProcessorThreads implements AutoCloseable {
    private static final int COORDINATORS = 2;

    private final ScheduledExecutorService coordinators;
    private final ScheduledExecutorService workers;

    ProcessorThreads(int workers) {
        this.coordinators = Executors.newScheduledThreadPool(COORDINATORS, new AxonThreadFactory("Coordinator"));
        this.workers = Executors.newScheduledThreadPool(workers, new AxonThreadFactory("WorkPackage"));
    }

    ScheduledExecutorService coordinators() {
        return coordinators;
    }

    ScheduledExecutorService workers() {
        return workers;
    }

    @Override
    public void close() {
        coordinators.shutdown();
        workers.shutdown();
    }
}
