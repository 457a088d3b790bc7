package dev.amana.moderation.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.moderation.text.Normaliser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseAutomatonTest {
    private static final Map<String, List<String>> LISTS =
            Map.of("you", List.of("you", "your (wife|husband)"), "round", List.of("<round> and"));

    private final Normaliser normaliser = new Normaliser();

    private List<PhraseMatch> find(String text, String... patterns) {
        PhraseAutomaton.Builder builder = new PhraseAutomaton.Builder(normaliser, LISTS);
        for (String pattern : patterns) {
            builder.add(pattern);
        }
        return builder.build(Set.of()).find(normaliser.tokens(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            kill you;                  I kill you now;            true
            kill you;                  kill. You;                 false
            kill <you>;                they kill your wife;       true
            i [will] kill;             I kill;                    true
            i [will] kill;             I will kill;               true
            i ~2 kill;                 I really will kill;        true
            i ~2 kill;                 I most really will kill;   false
            (a|b c) d;                 b c d;                     true
            (a|b c) d;                 b d;                       false
            kill*;                     killers;                   true
            *kill;                     overkill;                  true
            ha{3};                     ha ha ha;                  true
            ha{3};                     ha ha;                     false
            _ at gmail;                john at gmail;             true
            töten;                     TOETEN;                    true
            töten;                     toten;                     true
            kill;                      kiiilllll;                 true
            殺す;                      ぶっ殺すぞ;                true
            コロス;                    ころす;                    true
            أقتلك;                     اقـتـلك;                   true
            """)
    void patternsMatchTexts(String pattern, String text, boolean expected) {
        assertThat(!find(text, pattern).isEmpty()).isEqualTo(expected);
    }

    @Test
    void aMatchSaysWhichPatternAndWhere() {
        assertThat(find("well I will kill you", "nothing here", "kill you")).containsExactly(new PhraseMatch(1, 3, 4));
    }

    @Test
    void patternsThatBeginAlikeEndApart() {
        assertThat(find("i will go", "i will go", "i will", "i will stay"))
                .containsExactly(new PhraseMatch(1, 0, 1), new PhraseMatch(0, 0, 2));
    }

    @Test
    void sentencesOfOneMessageAreReadOnceAndFoundEverywhere() {
        PhraseAutomaton.Builder builder = new PhraseAutomaton.Builder(normaliser, LISTS);
        builder.add("i [will] kill <you>");
        builder.add("nice ~2 lamp");
        PhraseAutomaton automaton = builder.build(Set.of());
        ReadSentences message = automaton.reading();
        for (String text : List.of(
                "Nice old lamp. I will kill you. Nice lamp.",
                "I will kill you! Nice old lamp",
                "I will kill you, nice lamp. I will kill your wife",
                "",
                "... .")) {
            assertThat(message.find(normaliser.tokens(text)))
                    .as(text)
                    .isEqualTo(automaton.find(normaliser.tokens(text)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a", "a)", "<nobody>", "<round>", "~9", "a{0}", "a{99}", "", "[a]", "...", "a|"})
    void malformedPatternsAreRefused(String pattern) {
        assertThatThrownBy(() -> find("text", pattern)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aCraftedTextCostsNoMoreThanItsLength() {
        String text = "a ".repeat(50_000);
        assertThat(find(text, "a ~8 a ~8 a ~8 b", "(a|a a|a a a){20} b")).isEmpty();
    }
}
