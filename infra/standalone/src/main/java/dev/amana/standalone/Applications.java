package dev.amana.standalone;

import java.util.List;

/** A way to start applications: all in this process, or one process for each. */
interface Applications {
    /**
     * Returns when all are ready.
     *
     * @return what stops them
     */
    List<AutoCloseable> start(List<Application> applications);
}
