package dev.amana.standalone.control;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting for other programs, with a limit. */
public final class Commands {
    private Commands() {}

    /**
     * Waits for a program to end well. It is killed at the limit.
     *
     * @param what names the program in the error
     * @throws IOException when it fails, or does not end in time
     */
    public static void await(Process process, Duration limit, String what) throws IOException {
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException(what + " did not end within " + limit);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("while waiting for " + what);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException(what + " ended with " + process.exitValue());
        }
    }
}
