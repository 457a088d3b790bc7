package dev.amana.standalone;

import java.util.List;
import java.util.function.Consumer;

/** A way to start applications: all in this process, or one process for each. */
interface Applications {
    /**
     * Returns when all are ready.
     *
     * @param started is told what to stop later, as soon as there is something
     */
    void start(List<Application> applications, Consumer<AutoCloseable> started);
}
