package dev.amana.moderation.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.moderation.signal.Passage;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRulesTest {
    private static final String POLICY = """
            name: test
            version: 7
            files: [policy.yaml, rules.yaml]
            policy:
              - {category: threat, at-least: low, outcome: blocked}
            """;
    private static final String RULES = """
            words:
              you: ["you", "thee"]
            rules:
              - id: threat.test
                category: threat
                severity: high
                patterns: ["i will %s <you>"]
            """;

    @TempDir
    Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private int edits;

    @BeforeEach
    void writeRules() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
        edit(RULES.formatted("kill"));
    }

    private void edit(String rules) throws IOException {
        Path file = folder.resolve("rules.yaml");
        Files.writeString(file, rules);
        // Two edits in a test may fall into one tick of the file system's clock.
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000_000L + edits++)));
    }

    private LiveRules start() {
        return LiveRules.from(folder.toString(), new Normaliser(), meters);
    }

    private static void refresh(LiveRules rules) {
        rules.refresh();
        rules.refresh();
    }

    private static boolean matches(LiveRules rules, String text) {
        Message message = new Message(Role.BUYER, Role.SELLER, "en", List.of(text), List.of());
        RuleSet current = rules.current();
        return !current.signals(Passage.own(message, 0), current.reading()).isEmpty();
    }

    @Test
    void anEditTakesEffectAndChangesTheLabel() throws IOException {
        LiveRules rules = start();
        String before = rules.current().label();
        assertThat(matches(rules, "I will kill thee")).isTrue();

        edit(RULES.formatted("pinch"));
        refresh(rules);

        assertThat(matches(rules, "I will kill you")).isFalse();
        assertThat(matches(rules, "I will pinch you")).isTrue();
        assertThat(rules.current().label()).startsWith("test/7-").isNotEqualTo(before);
    }

    @Test
    void anEditThatDoesNotCompileLeavesTheLastGoodRules() throws IOException {
        LiveRules rules = start();

        edit(RULES.formatted("(kill"));
        refresh(rules);

        assertThat(matches(rules, "I will kill you")).isTrue();
        assertThat(meters.counter("amana.moderation.rules.rejected").count()).isEqualTo(1);
    }

    @Test
    void aFolderThatVanishesLeavesTheLastGoodRules() throws IOException {
        LiveRules rules = start();

        Files.delete(folder.resolve("rules.yaml"));
        refresh(rules);

        assertThat(matches(rules, "I will kill you")).isTrue();
    }

    @Test
    void aMissingFileLeavesTheLastGoodRulesThoughOthersAreThere() throws IOException {
        Files.writeString(
                folder.resolve("more.yaml"),
                RULES.formatted("pinch")
                        .replace("threat.test", "threat.more")
                        .replace("you:", "they:")
                        .replace("<you>", "<they>"));
        LiveRules rules = start();

        Files.delete(folder.resolve("rules.yaml"));
        refresh(rules);

        assertThat(matches(rules, "I will kill you")).isTrue();
        assertThat(meters.counter("amana.moderation.rules.rejected").count()).isEqualTo(1);
    }

    @Test
    void aChangeWaitsForASecondLookThatFindsTheSame() throws IOException {
        LiveRules rules = start();

        edit(RULES.formatted("pinch"));
        rules.refresh();
        assertThat(matches(rules, "I will pinch you")).isFalse();
        edit(RULES.formatted("poke"));
        rules.refresh();
        assertThat(matches(rules, "I will kill you")).isTrue();
        rules.refresh();

        assertThat(matches(rules, "I will poke you")).isTrue();
    }

    @Test
    void theMessageNamesTheRuleAndThePlace() throws IOException {
        edit(RULES.formatted("<me>"));
        assertThatThrownBy(this::start)
                .isInstanceOf(MalformedRules.class)
                .hasMessageContaining("threat.test")
                .hasMessageContaining("there is no list <me>");
    }

    @Test
    void aMisspeltKeyIsRefused() throws IOException {
        edit(RULES.formatted("kill").replace("severity", "serverity"));
        assertThatThrownBy(this::start).hasMessageContaining("'serverity' is not known here");
    }
}
