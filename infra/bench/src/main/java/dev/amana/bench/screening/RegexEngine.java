package dev.amana.bench.screening;

import dev.amana.bench.screening.Samples.Phrase;
import java.util.List;
import java.util.regex.Pattern;

/** {@code java.util.regex}, a pattern for each rule, one after another: what comes to mind first. */
final class RegexEngine implements Engine {
    private final List<Pattern> patterns;

    RegexEngine(List<Phrase> phrases) {
        patterns = phrases.stream()
                .map(phrase ->
                        Pattern.compile("\\b" + phrase.words().replace(" ", "\\s+") + "\\b", Pattern.CASE_INSENSITIVE))
                .toList();
    }

    @Override
    public String label() {
        return "java.util.regex";
    }

    @Override
    public int matches(String message) {
        int matches = 0;
        for (Pattern pattern : patterns) {
            matches += pattern.matcher(message).find() ? 1 : 0;
        }
        return matches;
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
