package dev.amana.moderation.assessment;

import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The screener with the rules that come with the application, and texts to try it on. */
public final class TestScreener {
    public static final Screener SCREENER = Screeners.builtIn(new Normaliser());

    private TestScreener() {}

    static Verdict verdict(Role sender, String text) {
        return verdict(sender, sender.usualCounterpart(), text, "");
    }

    static Verdict verdict(Role sender, Role recipient, String text, String quoted) {
        return SCREENER.screen(new Message(sender, recipient, "en", List.of(text), List.of(quoted)));
    }

    static Outcome outcome(Role sender, String text) {
        return verdict(sender, text).outcome();
    }

    /** @param language of the sender's locale */
    static Outcome outcome(Role sender, String language, String text) {
        return SCREENER.screen(new Message(sender, sender.usualCounterpart(), language, List.of(text), List.of()))
                .outcome();
    }

    /** The lines of {@code src/test/resources/screening/<name>.txt}. */
    static List<String> texts(String name) {
        try {
            return Files.readAllLines(Path.of("src", "test", "resources", "screening", name + ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
