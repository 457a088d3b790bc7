package dev.amana.moderation.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.ruleset.CompiledSet;
import dev.amana.moderation.ruleset.SenderFacts;
import dev.amana.moderation.signal.Category;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.signal.View;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.verdict.Finding;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Severity;
import dev.amana.moderation.verdict.Verdict;
import dev.amana.published.Redactions;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is taken out is taken out in every spelling; and what a classifier says weighs as much as a set lets it. */
class RedactionTest {
    private static final CompiledSet SET = CompiledSet.compile(1, """
            name: house
            rules:
              - id: no-addresses
                category: contact-data
                severity: low
                when: sender.role == "seller"
                instead-of: [contact-data, off-platform]
                outcome: redact
              - id: no-brand
                category: advertising
                severity: low
                words: megashop
                outcome: redact
              - id: model-says-no
                category: model
                severity: high
                when: score > 0.9 || signals.exists(s, s.name == "classifier.external.threat" && s.confidence > 0.9)
                outcome: block
              - id: model-and-words
                category: model
                severity: high
                words: secretword
                when: sender.role == "buyer" || score > 0.9
                outcome: block
            """, new Normaliser());

    private static Verdict verdict(Role sender, String text, Signal... noticed) {
        Message message = new Message(sender, sender.usualCounterpart(), "en", List.of(text), List.of());
        return TestScreener.SCREENER.screen(message, List.of(noticed), SET, () -> SenderFacts.NONE);
    }

    private static String delivered(Verdict verdict, String text) {
        List<String> words = verdict.findings().stream()
                .filter(finding -> finding.outcome() == Outcome.REDACTED)
                .map(Finding::words)
                .toList();
        return Redactions.applied(words, text, Locale.ENGLISH);
    }

    @Test
    void everySpellingOfTheSameIsTakenOut() {
        String text =
                "Mail john@example.com or john (at) example (dot) com, see megashop, M3GASH0P and m e g a s h o p.";
        Verdict verdict = verdict(Role.SELLER, text);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REDACTED);
        assertThat(delivered(verdict, text))
                .doesNotContainIgnoringCase("john")
                .doesNotContainIgnoringCase("m3gash0p")
                .doesNotContain("megashop")
                .doesNotContain("m e g a");
    }

    @Test
    void aCardNumberIsTakenOutInWhateverDigits() {
        String text = "Take 4111 1111 1111 1111, I mean ٤١١١ ١١١١ ١١١١ ١١١١";
        Verdict verdict = verdict(Role.BUYER, text);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REDACTED);
        assertThat(delivered(verdict, text)).isEqualTo("Take [removed], I mean [removed]");
    }

    @Test
    void moreThanCanBeTakenOutWaitsForAPerson() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 55; i++) {
            text.append("a").append(i).append("@example.com and ");
        }
        assertThat(verdict(Role.SELLER, text.toString()).outcome()).isEqualTo(Outcome.HELD);
    }

    @Test
    void aClassifierAloneHoldsAtMost() {
        Verdict verdict =
                verdict(Role.BUYER, "Whatever you say", said(Category.LEARNED, 0.97, "classifier/312-03bd5a11"));
        assertThat(verdict.outcome()).isEqualTo(Outcome.HELD);
        assertThat(verdict.ruleSet()).endsWith("+classifier/312-03bd5a11");
        assertThat(verdict(Role.BUYER, "Whatever you say", said("classifier.external.threat", 0.97, "external/tox-7"))
                        .outcome())
                .isEqualTo(Outcome.HELD);
        assertThat(verdict(Role.BUYER, "Whatever you say", said(Category.LEARNED, 0.5, "classifier/312-03bd5a11"))
                        .findings())
                .isEmpty();
    }

    @Test
    void whatARuleWouldBlockWithoutItIsBlockedWithItToo() {
        Signal sure = said(Category.LEARNED, 0.97, "classifier/312-03bd5a11");
        assertThat(verdict(Role.BUYER, "the secretword", sure).outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(verdict(Role.SELLER, "the secretword", sure).outcome()).isEqualTo(Outcome.HELD);
        assertThat(verdict(Role.SELLER, "the secretword").outcome()).isEqualTo(Outcome.CLEARED);
    }

    private static Signal said(String name, double probability, String version) {
        return new Signal(
                Category.CLASSIFIER, name, probability, Severity.NONE, Place.OWN, View.WHOLE, 0, 0, 0, version);
    }
}
