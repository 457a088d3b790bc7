package dev.amana.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one instance that the tests of a JVM share; it goes with the JVM, its data too. */
final class SharedBacking {
    private static final Backing INSTANCE = create();

    private SharedBacking() {}

    static Backing instance() {
        return INSTANCE;
    }

    private static Backing create() {
        try {
            Path data = Files.createTempDirectory("amana-test-");
            Backing backing = Backing.notStarted(BackingSettings.in(data, Ports.free()));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> remove(backing, data)));
            return backing;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Backing backing, Path data) {
        backing.close();
        try {
            Folders.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
