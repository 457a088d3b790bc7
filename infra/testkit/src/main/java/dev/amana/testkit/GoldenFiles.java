package dev.amana.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.amana.platform.eventstore.EventCatalog;
import dev.amana.platform.eventstore.EventSerializer;
import dev.amana.platform.eventstore.StoredAs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.serialization.SimpleSerializedObject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds stored events to their form. Each event of a catalogue has a golden file {@code
 * src/test/resources/golden/<stored-name>.json}, which is never edited: it is what stands in somebody's database. Where
 * an optional field was added, the new form gets the next file, {@code <stored-name>.2.json}, and the old ones must
 * still be readable. A missing file is written and the test fails once, so that somebody looks at it.
 */
public final class GoldenFiles {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final EventCatalog catalog;
    private final EventSerializer serializer;
    private final Path folder;

    private GoldenFiles(EventCatalog catalog, Path folder) {
        this.catalog = catalog;
        this.folder = folder;
        this.serializer = new EventSerializer(List.of(catalog), List.of(new ReadablePersonalModule()));
    }

    /** Fails where an event has no sample, where a golden file cannot be read, or the form has changed unnoticed. */
    public static void check(EventCatalog catalog, Collection<?> samples) {
        check(catalog, samples, FOLDER);
    }

    static void check(EventCatalog catalog, Collection<?> samples, Path folder) {
        new GoldenFiles(catalog, folder).check(samples);
    }

    private void check(Collection<?> samples) {
        Set<Class<?>> unsampled = new LinkedHashSet<>(catalog.types().values());
        samples.forEach(sample -> unsampled.remove(sample.getClass()));
        assertThat(unsampled).as("events without a sample").isEmpty();
        Set<Class<?>> seen = new LinkedHashSet<>();
        for (Object sample : samples) {
            if (seen.add(sample.getClass())) {
                checkForm(sample);
            }
        }
    }

    private void checkForm(Object sample) {
        String name = Objects.requireNonNull(
                        sample.getClass().getAnnotation(StoredAs.class), () -> sample.getClass() + " lacks @StoredAs")
                .value();
        byte[] written = serializer.serialize(sample, byte[].class).getData();
        List<Path> files = filesOf(name);
        files.forEach(file -> assertThat(read(file, sample.getClass()))
                .as("event in %s", file)
                .isInstanceOf(sample.getClass()));
        if (files.isEmpty() || !tree(files.getLast()).equals(JSON.readTree(written))) {
            Path next = folder.resolve(name + (files.isEmpty() ? "" : "." + (files.size() + 1)) + ".json");
            write(next, written);
            fail("%s was written: is this form readable by what runs now? Then commit it.", next);
        }
        assertThat(read(files.getLast(), sample.getClass()))
                .as("what %s reads as", files.getLast())
                .isEqualTo(sample);
    }

    private List<Path> filesOf(String name) {
        List<Path> files = new ArrayList<>();
        Path file = folder.resolve(name + ".json");
        for (int n = 2; Files.exists(file); n++) {
            files.add(file);
            file = folder.resolve(name + "." + n + ".json");
        }
        return files;
    }

    private Object read(Path file, Class<?> type) {
        return serializer.deserialize(
                new SimpleSerializedObject<>(bytes(file), byte[].class, serializer.typeForClass(type)));
    }

    private static JsonNode tree(Path file) {
        return JSON.readTree(bytes(file));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] json) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            String pretty = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json));
            Files.writeString(file, pretty + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
