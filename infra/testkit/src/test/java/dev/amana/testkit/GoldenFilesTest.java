package dev.amana.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.platform.eventstore.EventCatalog;
import dev.amana.platform.eventstore.StoredAs;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFilesTest {
    private static final PearEvent SAMPLE = new PearEvent.PearPicked(
            "pear-1",
            Personal.of("party-1", RetentionClass.CORRESPONDENCE, "Who picked it"),
            Instant.parse("2026-11-21T10:00:00Z"),
            null);

    @TempDir
    Path folder;

    sealed interface PearEvent {
        @StoredAs("pears.pear-picked")
        record PearPicked(
                String pearId,
                Personal by,
                Instant at,
                @Nullable String basket) implements PearEvent {}
    }

    @Test
    void missingFileIsWrittenAndFailsOnce() throws IOException {
        assertThatThrownBy(this::check).hasMessageContaining("was written");
        assertThat(Files.readString(folder.resolve("pears.pear-picked.json")))
                .contains("\"pear-1\"", "\"2026-11-21T10:00:00Z\"", "\"ciphertext\"")
                .doesNotContain("Who picked it", "basket");
        check();
    }

    @Test
    void changedFormGetsANewFileAndTheOldOneMustStillBeReadable() throws IOException {
        assertThatThrownBy(this::check).hasMessageContaining("was written");
        Path file = folder.resolve("pears.pear-picked.json");
        String old = Files.readString(file).replace("\"pear-1\"", "\"pear-0\"");
        Files.writeString(file, old);
        assertThatThrownBy(this::check).hasMessageContaining("pears.pear-picked.2.json was written");
        check();
        assertThat(Files.readString(file)).isEqualTo(old);
    }

    @Test
    void fileThatCannotBeReadFails() throws IOException {
        Files.writeString(folder.resolve("pears.pear-picked.json"), "{\"pearId\":{}}");
        assertThatThrownBy(this::check).hasMessageContaining("deserializing");
    }

    @Test
    void eventWithoutSampleFails() {
        assertThatThrownBy(() -> GoldenFiles.check(new EventCatalog(PearEvent.class), List.of(), folder))
                .hasMessageContaining("without a sample");
    }

    private void check() {
        GoldenFiles.check(new EventCatalog(PearEvent.class), List.of(SAMPLE), folder);
    }
}
