package dev.amana.bench;

import java.io.PrintStream;
import java.nio.file.Path;

/** One comparison. */
public interface Benchmark {
    /** The name on the command line and in the {@code RATIO} line. */
    String name();

    /** What is compared with what, in one line. */
    String summary();

    /**
     * Runs the comparison.
     *
     * @param workDirectory an empty folder on the disk that both sides use; deleted afterwards
     * @param out takes progress and figures
     * @return Amana's figure divided by the peer's; above 1, Amana is faster
     * @throws Exception when either side could not be measured
     */
    double run(Path workDirectory, PrintStream out) throws Exception;
}
