package dev.amana.moderation.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.rules.LiveRules;
import dev.amana.moderation.rules.RuleSet;
import dev.amana.moderation.signal.Category;
import dev.amana.moderation.signal.Passage;
import dev.amana.moderation.signal.Report;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.signal.View;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Severity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelSignalsTest {
    private static final ModelSignals MODEL = new ModelSignals(FoundationModel.builtIn());
    private static final RuleSet RULES =
            LiveRules.from("", new Normaliser(), new SimpleMeterRegistry()).current();
    private static final String THREAT = "I will come to your house tonight and hurt your children.";
    private static final String AROUND = "Your parcel was sent on Monday. " + THREAT + " The invoice is in the box.";

    private static Passage passage(String text) {
        return Passage.own(new Message(Role.AGENT, Role.BUYER, "en", List.of(text), List.of()), 0);
    }

    private static Opinion opinion(String text, List<Report> reports) {
        RuleSet.Heard heard = RULES.hear(passage(text), RULES.reading());
        return MODEL.opinion(new RuleSet.Heard(heard.signals(), heard.hints(), reports, heard.text()), passage(text));
    }

    private static List<Signal> signals(String text, List<Report> reports) {
        return opinion(text, reports).signals();
    }

    @Test
    void theSentenceIsTheEvidence() {
        assertThat(signals(AROUND, List.of()))
                .filteredOn(signal -> signal.name().equals("threat.model"))
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.words()).contains("hurt your children").doesNotContain("Monday. I");
                    assertThat(signal.category()).isEqualTo(Category.THREAT);
                    assertThat(signal.severity()).isEqualTo(Severity.MEDIUM);
                    assertThat(signal.place()).isEqualTo(Place.OWN);
                });
    }

    @Test
    void whatIsNoticedOverASeamIsNotOverlookedByTheQuickLook() throws IOException {
        int noticed = 0;
        for (String language : List.of("en", "de", "ar", "ja")) {
            Path threats = Path.of("src", "test", "resources", "screening", "threats." + language + ".txt");
            for (String threat : Files.readAllLines(threats)) {
                noticed += noticedOverSeams("Is it in stock? " + threat + " Thank you.");
            }
        }
        assertThat(noticed).isGreaterThan(100);
    }

    /** At how many places something is noticed that reaches over them. */
    private static int noticedOverSeams(String text) {
        Passage passage =
                new Passage(text, Place.OWN, Signal.CONVERSATION, passage(text).message());
        RuleSet.Heard heard = RULES.hear(passage, RULES.reading());
        List<Signal> signals = MODEL.opinion(heard, passage).signals();
        int noticed = 0;
        for (int seam = 1; seam < text.length(); seam += 3) {
            int place = seam;
            if (signals.stream().anyMatch(signal -> signal.start() < place && signal.end() > place)) {
                assertThat(MODEL.mayNoticeOver(place, heard, passage)).as(text).isTrue();
                noticed++;
            }
        }
        return noticed;
    }

    @Test
    void theQuickLookSparesTheLongOneForHarmlessWords() {
        String text = "We live on the third floor without a lift. A light package would be welcome.";
        assertThat(MODEL.mayNoticeOver(30, RULES.hear(passage(text), RULES.reading()), passage(text)))
                .isFalse();
    }

    @Test
    void whatIsToldOfSomebodyElseIsInHisVoice() {
        String told = "He wrote to me: withdraw it or I will come and hurt your children.";
        assertThat(signals(told, List.of(new Report(0, 14))))
                .filteredOn(signal -> signal.name().equals("threat.model"))
                .singleElement()
                .satisfies(signal -> assertThat(signal.place()).isEqualTo(Place.REPORTED));
    }

    @Test
    void itsVersionIsAClassifiersSignal() {
        assertThat(signals("When will it arrive?", List.of())).singleElement().satisfies(signal -> {
            assertThat(signal.category()).isEqualTo(Category.CLASSIFIER);
            assertThat(signal.words()).isEqualTo(MODEL.label()).startsWith("model/");
            assertThat(signal.confidence()).isLessThan(0.5);
        });
    }

    @Test
    void whatRulesOnlyGuessCountsForLittleWhereTheModelSeesNoHarm() {
        String text = "Thank you, the parcel arrived on Monday.";
        assertThat(weighed(text, Category.THREAT, Severity.MEDIUM, View.PLAIN)).isEqualTo(Severity.LOW);
        assertThat(weighed(text, Category.THREAT, Severity.HIGH, View.REPAIRED)).isEqualTo(Severity.LOW);
        assertThat(weighed(THREAT, Category.THREAT, Severity.MEDIUM, View.PLAIN))
                .isEqualTo(Severity.MEDIUM);
    }

    @Test
    void whatRulesFindInSoManyWordsStands() {
        String text = "Thank you, the parcel arrived on Monday.";
        assertThat(weighed(text, Category.THREAT, Severity.HIGH, View.PLAIN)).isEqualTo(Severity.HIGH);
        assertThat(weighed(text, Category.SELF_HARM, Severity.MEDIUM, View.PLAIN))
                .isEqualTo(Severity.MEDIUM);
        assertThat(weighed(text, Category.HARASSMENT, Severity.MEDIUM, View.PLAIN))
                .isEqualTo(Severity.MEDIUM);
    }

    private static Severity weighed(String text, String category, Severity severity, View view) {
        Signal byRule = Signal.in(passage(text), category, "some.rule", 0.8, severity, view, 0, text.length());
        return opinion(text, List.of()).weighed(byRule).severity();
    }
}
