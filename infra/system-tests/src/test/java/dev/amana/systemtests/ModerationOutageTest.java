package dev.amana.systemtests;

import dev.amana.standalone.control.AmanaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Moderation hangs for five minutes under load: takes six, most of them waiting. */
@Tag("long")
class ModerationOutageTest {
    private static final int PORT_OFFSET = 13_000;

    @Test
    void fiveMinutesWithoutModerationLoseNothingAndLetNothingOfAFailClosedClassOut()
            throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("amana-outage-");
        try (AmanaProcess amana =
                AmanaProcess.up(data, PORT_OFFSET, Outage.environment(Duration.ofMinutes(1)), "--processes")) {
            new Outage(amana).run(Duration.ofMinutes(5), Duration.ofMillis(250));
        }
    }
}
