package dev.amana.moderation.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** No look at people's data is left out of what misuse is judged by because somebody forgot it. */
class AuditedLooksTest {
    /** Looks that do not count, each with its reason. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "case-file.read", "shows what colleagues noted; whoever looks for work opens many",
            "assignments.read", "shows which staff had which case",
            "claim.list", "shows no text and no name",
            "claim.verify", "shows whether the evidence is whole",
            "investigation.read", "shows what staff wrote",
            "investigation.file-read", "shows what staff sent");

    private static final Pattern CALL = Pattern.compile(
            "(?:record|look|staff)\\(\\s*(?:[\\w.()]+\\s*,\\s*)?(?:[^;\"{}]*)\"([a-z-]+(?:\\.[a-z-]+)+)\"(?:\\s*:\\s*\"([a-z-]+(?:\\.[a-z-]+)+)\")?");
    private static final Pattern LOOK = Pattern.compile(
            ".*([.-]read|\\.list|\\.view|\\.export|\\.review|\\.evidence|\\.verify|revealed|searched.*)");

    @Test
    void everyAuditedLookCountsOrIsAnException() {
        Set<String> looks = new TreeSet<>();
        for (String context : Set.of("messaging", "moderation", "gateway", "payments", "gifting")) {
            Path sources = Path.of("..", "..", context, "service", "src", "main", "java");
            assumeTrue(Files.isDirectory(sources), "the other contexts are here");
            looks.addAll(looksIn(sources));
        }
        InvestigationProperties properties = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("amana.moderation.investigations", InvestigationProperties.class);
        Set<String> known = new TreeSet<>(properties.lookUpActions());
        known.addAll(EXCEPTIONS.keySet());
        assertThat(looks).contains("conversation.export", "screening.read", "claim.attachment.view");
        assertThat(known).containsExactlyInAnyOrderElementsOf(looks);
    }

    private static Set<String> looksIn(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(AuditedLooksTest::text)
                    .flatMap(text ->
                            CALL.matcher(text).results().flatMap(found -> Stream.of(found.group(1), found.group(2))))
                    .filter(action -> action != null && LOOK.matcher(action).matches())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
