package dev.amana.messaging.mime;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Mails that others wrote, beside the project; tests that use them are skipped where they are absent. */
public final class SharedData {
    private SharedData() {}

    public static List<Path> files(String folder) throws IOException {
        Path home = Path.of(System.getProperty("amana.project.home", "."));
        Path data = home.resolve("../shared/data").resolve(folder);
        assumeTrue(Files.isDirectory(data), "no shared data");
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> !file.endsWith("LICENSE")).sorted().toList();
        }
    }
}
