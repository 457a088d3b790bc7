package dev.amana.bench.screening;

import dev.amana.bench.screening.Samples.Phrase;
import dev.amana.moderation.assessment.Screener;
import dev.amana.moderation.assessment.Screeners;
import dev.amana.moderation.ruleset.CompiledSet;
import dev.amana.moderation.ruleset.SenderFacts;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Verdict;
import java.util.List;

/** A whole verdict: normaliser, built-in rules and contact data, word queries, conditions, policy. */
final class AmanaEngine implements Engine {
    private final Screener screener;
    private final CompiledSet set;

    AmanaEngine(List<Phrase> phrases) {
        Normaliser normaliser = new Normaliser();
        screener = Screeners.builtIn(normaliser);
        set = CompiledSet.compile(1, Samples.set(phrases), normaliser);
    }

    @Override
    public String label() {
        return "Amana, a whole verdict";
    }

    @Override
    public int matches(String message) {
        Verdict verdict = screener.screen(
                new Message(Role.BUYER, Role.SELLER, "en", List.of("A question", message), List.of()),
                set,
                () -> SenderFacts.NONE);
        return (int) verdict.findings().stream()
                .filter(finding -> finding.category().equals("bench"))
                .count();
    }

    @Override
    public void close() {
        set.close();
    }
}
