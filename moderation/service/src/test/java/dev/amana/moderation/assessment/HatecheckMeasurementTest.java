package dev.amana.moderation.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures on texts that others wrote, for the record. They are about hate against groups, which these rules do not look
 * for; only the threats among them are in scope. The figures stand in {@code target/hatecheck-*.txt} as they are; the rules are not tuned to them.
 */
class HatecheckMeasurementTest {
    private record Line(String functionality, String text) {}

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar"})
    void figuresForTheRecord(String language) throws IOException {
        Path file =
                Path.of(System.getProperty("amana.project.home", "."), "../shared/data/hatecheck", language + ".csv");
        assumeTrue(Files.exists(file), "the data is optional");
        Map<String, int[]> stopped = new TreeMap<>();
        for (String row : Files.readAllLines(file).stream().skip(1).toList()) {
            Line line = parse(row);
            int[] counts = stopped.computeIfAbsent(line.functionality(), any -> new int[2]);
            counts[1]++;
            if (TestScreener.outcome(Role.AGENT, line.text()) != Outcome.CLEARED) {
                counts[0]++;
            }
        }
        StringBuilder report = new StringBuilder();
        stopped.forEach((functionality, counts) ->
                report.append("%s %s: %d of %d stopped%n".formatted(language, functionality, counts[0], counts[1])));
        Files.writeString(Path.of("target", "hatecheck-" + language + ".txt"), report);
        assertThat(stopped).containsKeys("threat_dir_h", "threat_norm_h");
    }

    /** id,functionality,text,label,template, where the text may be quoted. */
    private static Line parse(String row) {
        int first = row.indexOf(',');
        int second = row.indexOf(',', first + 1);
        String rest = row.substring(second + 1);
        int end = rest.startsWith("\"") ? rest.lastIndexOf("\",") + 1 : rest.indexOf(',');
        String text = rest.substring(0, end).replaceAll("^\"|\"$", "").replace("\"\"", "\"");
        return new Line(row.substring(first + 1, second), text);
    }
}
