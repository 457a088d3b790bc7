package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.moderation.rules.LiveRules;
import dev.amana.moderation.rules.RuleSet;
import dev.amana.moderation.signal.Passage;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesWatchTest {
    private static final String RULES = """
            name: test
            version: 1
            files: [rules.yaml]
            policy:
              - {category: threat, at-least: low, outcome: blocked}
            rules:
              - {id: threat.test, category: threat, severity: high, patterns: ["%s"]}
            """;

    @TempDir
    Path folder;

    @Test
    void anEditedFileTakesEffectByItself() throws IOException {
        Path file = folder.resolve("rules.yaml");
        Files.writeString(file, RULES.formatted("kill you"));
        LiveRules rules = LiveRules.from(folder.toString(), new Normaliser(), new SimpleMeterRegistry());
        try (RulesWatch watch = new RulesWatch(rules, Duration.ofMillis(50))) {
            assertThat(watch).isNotNull();
            assertThat(matches(rules)).isFalse();

            Files.writeString(file, RULES.formatted("pinch you really hard"));

            await().atMost(Duration.ofSeconds(5)).until(() -> matches(rules));
        }
    }

    private static boolean matches(LiveRules rules) {
        Message message =
                new Message(Role.BUYER, Role.SELLER, "en", List.of("I will pinch you really hard"), List.of());
        RuleSet current = rules.current();
        return !current.signals(Passage.own(message, 0), current.reading()).isEmpty();
    }
}
