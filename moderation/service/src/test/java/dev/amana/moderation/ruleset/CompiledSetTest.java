package dev.amana.moderation.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.amana.moderation.assessment.TestScreener;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.verdict.Finding;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The language of rule sets, from the text to the verdict. */
class CompiledSetTest {
    private static final Normaliser NORMALISER = new Normaliser();

    private static final String HOUSE = """
            name: house
            rules:
              - id: review-pressure
                category: extortion
                severity: high
                words: '"bad review"~2 OR (chargeback NOT bank)'
                when: sender.standing == "party" && recipient.standing == "party"
                outcome: hold
              - id: no-numbers
                category: contact-data
                severity: low
                when: sender.role == "seller" && signals.exists(s, s.name.startsWith("contact."))
                instead-of: [contact-data]
                outcome: redact
              - id: often-withheld
                category: repeat
                severity: medium
                when: sender.withheld >= 3 && sender.last_hour > 10
                outcome: hold
              - id: coupons
                category: advertising
                severity: low
                words: coupon gutschein*
                outcome: warn
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pay me back or I write a bad review",
                "a b4d  rev1ew is what you get",
                "a bad, really bad review follows",
                "my bad r.e.v.i.e.w is coming",
                "I start a chargeback"
            })
    void wordsAreFoundAlsoInDisguise(String text) {
        Verdict verdict = verdict(Role.BUYER, Role.SELLER, text);
        assertThat(verdict.outcome()).isEqualTo(Outcome.HELD);
        Finding finding = found(verdict, "review-pressure");
        assertThat(finding.ruleSet()).startsWith("house/7-");
        assertThat(verdict.ruleSet()).contains("foundation/", "+house/7-");
        assertThat(finding.span())
                .isNotNull()
                .satisfies(span -> assertThat(text.substring(span.start(), span.end()))
                        .isEqualTo(finding.words())
                        .isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a review of bad things", "chargeback by my bank", "It went bad. Review it please", "bad"})
    void wordsMatchAsTheyWereAskedFor(String text) {
        assertThat(verdict(Role.BUYER, Role.SELLER, text).outcome()).as(text).isEqualTo(Outcome.CLEARED);
    }

    @Test
    void conditionLooksAtSenderAndRecipient() {
        assertThat(verdict(Role.CUSTOMER, Role.AGENT, "I write a bad review").outcome())
                .isEqualTo(Outcome.CLEARED);
    }

    @Test
    void outcomeOfABuiltInRuleIsReplacedAndItsWordsAreToBeTakenOut() {
        Verdict verdict = verdict(Role.SELLER, Role.BUYER, "Call +49 30 1234567 please");
        assertThat(verdict.outcome()).isEqualTo(Outcome.REDACTED);
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.outcome() == Outcome.REDACTED)
                .singleElement()
                .satisfies(finding -> assertThat(finding.words()).isEqualTo("+49 30 1234567"));
        assertThat(verdict(Role.BUYER, Role.SELLER, "Call +49 30 1234567 please")
                        .outcome())
                .isEqualTo(Outcome.CLEARED);
    }

    @Test
    void historyOfTheSenderCountsAndIsReadOnlyWhereItIsAskedFor() {
        Message message = new Message(Role.BUYER, Role.SELLER, "en", List.of("Hello"), List.of());
        try (CompiledSet set = CompiledSet.compile(7, HOUSE, NORMALISER);
                CompiledSet other = CompiledSet.compile(8, set("when: sender.role == 'agent'"), NORMALISER)) {
            assertThat(TestScreener.SCREENER
                            .screen(message, set, () -> new SenderFacts(3, 11, 5))
                            .outcome())
                    .isEqualTo(Outcome.HELD);
            Verdict untold = TestScreener.SCREENER.screen(message, other, () -> {
                throw new IllegalStateException("nobody asked");
            });
            assertThat(untold.outcome()).isEqualTo(Outcome.CLEARED);
        }
    }

    @Test
    void beginningsOfWordsAreFound() {
        Verdict verdict = verdict(Role.BUYER, Role.SELLER, "Have a coupon, or in German: Gutscheine");
        assertThat(verdict.outcome()).isEqualTo(Outcome.WARNED);
    }

    @Test
    void everyErrorNamesRuleLineAndColumn() {
        String text = """
                name: house
                rules:
                  - id: one
                    category: threat
                    severity: high
                    when: sender.standing == "party" && signals.exists(s, s.categry == "x")
                    outcome: hold
                  - id: two
                    category: threat
                    severity: grave
                    words: 'a "b c'
                    outcome: stop
                  - id: three
                    category: threat
                    severity: high
                    when: |
                      sender.withheld > 1 &&
                        score > "much"
                    instead-of: [threat]
                    outcome: deliver
                  - id: one
                    category: x
                    severity: low
                    colour: red
                    outcome: redact
                """;
        MalformedSet malformed =
                catchThrowableOfType(MalformedSet.class, () -> CompiledSet.compile(1, text, NORMALISER));
        assertThat(malformed.errors())
                .extracting(SetError::toString)
                .anySatisfy(error -> assertThat(error).startsWith("6:60 one: undefined field 'categry'"))
                .anySatisfy(error -> assertThat(error).startsWith("10:15 two: 'grave' is none of"))
                .anySatisfy(error -> assertThat(error).startsWith("11:15 two: this quotation mark is never closed"))
                .anySatisfy(error -> assertThat(error).startsWith("12:14 two: 'stop' is none of"))
                .anySatisfy(error -> assertThat(error).startsWith("18:15 three: found no matching overload"))
                .anySatisfy(error -> assertThat(error).startsWith("19:18 three: 'threat' cannot be overruled"))
                .anySatisfy(error -> assertThat(error).startsWith("21:9 one: there is a rule of this id already"))
                .anySatisfy(error -> assertThat(error).startsWith("24:5 one: 'colour' is not known here"))
                .anySatisfy(error -> assertThat(error).contains("a rule needs 'when', 'words' or both"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "- a", "name: x", "name: x\nrules: 5", "name: [\nrules: []", "\u0000"})
    void whatIsNoRuleSetIsRefused(String text) {
        assertThat(catchThrowableOfType(MalformedSet.class, () -> CompiledSet.compile(1, text, NORMALISER)))
                .isNotNull();
    }

    @Test
    void thousandsOfRulesAreFoundByTheirWords() {
        StringBuilder text = new StringBuilder("name: many\nrules:\n");
        for (int i = 0; i < 3_000; i++) {
            text.append("  - {id: r%d, category: c, severity: low, outcome: hold, words: 'word%d other%d'}%n"
                    .formatted(i, i, i % 50));
        }
        try (CompiledSet set = CompiledSet.compile(1, text.toString(), NORMALISER)) {
            Message message = new Message(
                    Role.BUYER, Role.SELLER, "en", List.of("here is other17 with word2017 in it"), List.of());
            assertThat(set.judge(message, List.of(), List.of(), () -> SenderFacts.NONE))
                    .extracting(Finding::rule)
                    .containsExactly("r2017");
        }
    }

    @Test
    void tooManyRulesThatEveryMessageIsHeldAgainstAreRefused() {
        StringBuilder text = new StringBuilder("name: many\nrules:\n");
        for (int i = 0; i <= SetReader.MOST_COSTLY_RULES; i++) {
            text.append("  - {id: r%d, category: c, severity: low, outcome: hold, when: 'score > 0.5'}%n".formatted(i));
        }
        assertThat(catchThrowableOfType(MalformedSet.class, () -> CompiledSet.compile(1, text.toString(), NORMALISER))
                        .errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("rules without words"));
    }

    private static String set(String condition) {
        return "name: other\nrules:\n  - {id: a, category: c, severity: low, outcome: hold}\n"
                .replace("severity: low", "severity: low, \"when\": \"" + condition.substring(6) + "\"");
    }

    private static Verdict verdict(Role sender, Role recipient, String text) {
        try (CompiledSet set = CompiledSet.compile(7, HOUSE, NORMALISER)) {
            return TestScreener.SCREENER.screen(
                    new Message(sender, recipient, "de", List.of(text), List.of()), set, () -> SenderFacts.NONE);
        }
    }

    private static Finding found(Verdict verdict, String rule) {
        return verdict.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
