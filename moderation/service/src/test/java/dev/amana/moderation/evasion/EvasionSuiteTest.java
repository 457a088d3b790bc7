package dev.amana.moderation.evasion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.assessment.TestScreener;
import dev.amana.moderation.evasion.Specimen.Kind;
import dev.amana.moderation.evasion.Specimen.Language;
import dev.amana.moderation.verdict.Finding;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How much of what people try gets past the screening. The texts are by people who had not seen the rules; the rules may be
 * tuned to the half {@code tuning}, and the model is trained with it, never to {@code independent} or {@code frozen}. The
 * tables, and what was missed, stand in {@code target/evasion-*.txt}.
 */
class EvasionSuiteTest {
    private static final Set<String> CONTACT = Set.of("contact-data", "off-platform");

    private final Map<String, int[]> counts = new TreeMap<>();
    private final List<String> missed = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "tuning, 3, 0.95, 0.99, 0.01",
        "independent, 3, 0.89, 0.965, 0.02",
        "frozen, 3, 0.88, 0.99, 0.015",
    })
    void figures(String half, int every, double threats, double contact, double falseHolds) throws IOException {
        score(half, every);
        StringBuilder report = new StringBuilder();
        counts.forEach((key, count) -> report.append("%s: %d of %d%n".formatted(key, count[0], count[1])));
        Files.writeString(Path.of("target", "evasion-" + half + ".txt"), report);
        Files.write(Path.of("target", "evasion-" + half + "-wrong.txt"), missed);
        assertThat(share(Kind.THREAT)).as("threats stopped").isGreaterThan(threats);
        assertThat(share(Kind.CONTACT)).as("contact data found").isGreaterThan(contact);
        assertThat(share(Kind.HARMLESS)).as("harmless texts stopped").isLessThan(falseHolds);
    }

    /** The figures that count: those above are of a third, another one of each text, which is enough to see them fall. */
    @ParameterizedTest
    @CsvSource({"tuning, 0.95, 0.99, 0.01", "independent, 0.89, 0.965, 0.021", "frozen, 0.88, 0.99, 0.015"})
    @Tag("long")
    void figuresOfEachTextInEachWay(String half, double threats, double contact, double falseHolds) throws IOException {
        figures(half, 1, threats, contact, falseHolds);
    }

    /** @param every each text is tried plain, and in one of so many disguises; which ones differs from text to text */
    private void score(String half, int every) {
        int turn = 0;
        for (Language language : Language.values()) {
            for (Specimen specimen : Specimen.of(half, language)) {
                turn++;
                for (Disguise disguise : Disguise.values()) {
                    turn++;
                    if (disguise == Disguise.NONE || turn % every == 0) {
                        disguise.of(specimen).forEach(text -> score(specimen, disguise, text));
                    }
                }
            }
        }
    }

    private double share(Kind kind) {
        int[] count = counts.getOrDefault("all " + kind, new int[] {0, 1});
        return (double) count[0] / count[1];
    }

    private void score(Specimen specimen, Disguise disguise, String text) {
        for (Surroundings surroundings : Surroundings.values()) {
            boolean stopped = stops(specimen, surroundings.of(specimen, text));
            count("all " + specimen.kind(), stopped);
            count(specimen.language() + " " + specimen.kind(), stopped);
            count("way " + specimen.kind() + " " + disguise, stopped);
            count("place " + specimen.kind() + " " + surroundings, stopped);
            if (stopped == (specimen.kind() == Kind.HARMLESS)) {
                missed.add(String.join("\t", specimen.kind().name(), disguise.name(), surroundings.name(), text));
            }
        }
    }

    private void count(String key, boolean stopped) {
        int[] count = counts.computeIfAbsent(key, any -> new int[2]);
        count[0] += stopped ? 1 : 0;
        count[1]++;
    }

    /** A threat counts from an agent, contact data from a seller to a buyer; harmless texts must pass from anybody. */
    private static boolean stops(Specimen specimen, List<String> messages) {
        return switch (specimen.kind()) {
            case THREAT -> verdicts(Role.AGENT, specimen, messages).anyMatch(EvasionSuiteTest::isHeld);
            case CONTACT ->
                verdicts(Role.SELLER, specimen, messages)
                        .flatMap(verdict -> verdict.findings().stream())
                        .map(Finding::category)
                        .anyMatch(CONTACT::contains);
            case HARMLESS ->
                Stream.of(Role.AGENT, Role.SELLER)
                        .flatMap(sender -> verdicts(sender, specimen, messages))
                        .anyMatch(EvasionSuiteTest::isHeld);
        };
    }

    private static boolean isHeld(Verdict verdict) {
        return verdict.outcome() != Outcome.CLEARED;
    }

    /** Each message is screened with those that the sender wrote before, as in a conversation. */
    private static Stream<Verdict> verdicts(Role sender, Specimen specimen, List<String> messages) {
        String locale = specimen.language().name().toLowerCase(Locale.ROOT);
        return IntStream.range(0, messages.size())
                .mapToObj(i -> TestScreener.SCREENER.screen(new Message(
                        sender,
                        sender.usualCounterpart(),
                        locale,
                        List.of(messages.get(i)),
                        List.of(),
                        messages.subList(0, i))));
    }
}
