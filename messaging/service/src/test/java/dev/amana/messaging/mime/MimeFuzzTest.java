package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.canaries.Generator;
import dev.amana.canaries.Person;
import dev.amana.messaging.mime.MimeTarget.Verdict;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Broken mails without end: none crashes the way from bytes to bytes, hangs in it or takes memory out of proportion. What
 * once did lies in {@code fuzz-corpus} and is played again each time.
 */
class MimeFuzzTest {
    private static final Duration LONG = Duration.ofMinutes(Integer.getInteger("amana.fuzz.minutes", 10));
    private static final int SHORT_INPUTS = 150;
    private static final int MOST_SEEDS = 4_000;
    private static final int MOST_FAULTS = 5;

    private final Person author = Person.numbered(4, 1);
    private final List<byte[]> seeds = new ArrayList<>();
    private final Set<String> behaviours = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private long inputs;
    private Verdict slowest = new Verdict("", null, 0, 0);
    private Verdict hungriest = new Verdict("", null, 0, 0);

    @Test
    void theCorpusIsReadWithoutHarm() throws Exception {
        try (MimeTarget target = new MimeTarget(author)) {
            for (Path file : corpus()) {
                Verdict verdict = target.judge(Files.readAllBytes(file));
                assertThat(verdict.fault()).as(file.getFileName().toString()).isNull();
            }
        }
    }

    @Test
    void someMutationsDoNoHarm() throws Exception {
        fuzz(20_261_121, () -> inputs < SHORT_INPUTS);
    }

    @Test
    @Tag("long")
    void tenMinutesOfMutationsDoNoHarm() throws Exception {
        long deadline = System.nanoTime() + LONG.toNanos();
        fuzz(ThreadLocalRandom.current().nextLong(), () -> System.nanoTime() < deadline);
    }

    private void fuzz(long seed, BooleanSupplier goOn) throws Exception {
        Random random = new Random(seed);
        Mutations mutations = new Mutations(random);
        plantSeeds();
        try (MimeTarget target = new MimeTarget(author)) {
            while (goOn.getAsBoolean() && faults.size() < MOST_FAULTS) {
                byte[] mail =
                        mutations.of(seeds.get(random.nextInt(seeds.size())), seeds.get(random.nextInt(seeds.size())));
                note(mail, target.judge(mail));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "Fuzzing with seed %d: %,d inputs, %,d behaviours; at most %d ms of processor time and %,d bytes allocated%n",
                seed,
                inputs,
                behaviours.size(),
                slowest.cpuNanos() / 1_000_000,
                hungriest.allocatedBytes());
        assertThat(faults)
                .as("with seed %s; the inputs lie in target/fuzz", seed)
                .isEmpty();
    }

    /** Mails of every place, and what harmed once. */
    private void plantSeeds() throws IOException, URISyntaxException {
        Generator generator = new Generator(1);
        for (int i = 0; i < Generator.places(); i++) {
            seeds.add(generator.planted(i, author, "s2m@alias.amana.test").raw());
        }
        for (Path file : corpus()) {
            seeds.add(Files.readAllBytes(file));
        }
    }

    private void note(byte[] mail, Verdict verdict) throws IOException {
        inputs++;
        slowest = verdict.cpuNanos() > slowest.cpuNanos() ? verdict : slowest;
        hungriest = verdict.allocatedBytes() > hungriest.allocatedBytes() ? verdict : hungriest;
        // An input that goes another way than all before is worth changing further.
        if (behaviours.add(verdict.behaviour()) && seeds.size() < MOST_SEEDS) {
            seeds.add(mail);
        }
        if (verdict.fault() != null) {
            Path file = Files.createDirectories(Path.of("target", "fuzz")).resolve("input-" + inputs + ".eml");
            Files.write(file, mail);
            faults.add(file + ": " + verdict.behaviour() + "\n" + verdict.fault());
        }
    }

    private static List<Path> corpus() throws IOException, URISyntaxException {
        Path folder = Path.of(
                MimeFuzzTest.class.getResource("/messaging/mime/fuzz-corpus").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
