package dev.amana.moderation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliserTest {
    private final Normaliser normaliser = new Normaliser();

    @ParameterizedTest
    @CsvSource({
        "KILL, kill",
        "ｋｉｌｌ, kill",
        "𝓴𝓲𝓵𝓵, kill",
        "ⓚⓘⓛⓛ, kill",
        "🅺🅸🅻🅻, kill",
        "🇰🇮🇱🇱, kill",
        "k\u200bi\u00adl\u2060l, kill",
        "kíļļ, kill",
        "k̷i̷l̷l̷, kill",
        "кіӏӏ, kill",
        "Straße, strasse",
        "ｺﾛｽ, こ ろ す",
        "كـــلب, كلب",
        "كَلْب, كلب",
        "١٢٣, 123"
    })
    void disguisesReadAsTheWord(String disguised, String expected) {
        assertThat(words(normaliser.tokens(disguised))).isEqualTo(expected);
    }

    @Test
    void anUmlautHasTwoSpellings() {
        assertThat(normaliser.tokens("töten").getFirst().forms()).containsExactly("toeten", "toten");
    }

    @Test
    void tokensKnowTheirPlaceInTheOriginal() {
        String original = "Ich \u200bw\u200be\u200brde ﬃx";
        Token word = normaliser.tokens(original).get(1);
        assertThat(original.substring(word.start(), word.end())).isEqualTo("w\u200be\u200brde");
        Token ligature = normaliser.tokens(original).get(2);
        assertThat(original.substring(ligature.start(), ligature.end())).isEqualTo("ﬃx");
    }

    @ParameterizedTest
    @CsvSource({
        "k i l l y o u, kill you",
        "k.i.l.l you, kill you",
        "ki ll you, kill you",
        "killyou now, kill you now",
        "k1ll y0u, k1ll y0u",
        "an ill wind, an ill wind"
    })
    void wordsAreTakenApartAndPutTogetherWhereTheRulesKnowThem(String text, String expected) {
        assertThat(words(
                        normaliser.views(text, vocabulary("kill", "you", "ill")).unmasked()))
                .isEqualTo(expected);
    }

    @Test
    void digitsAreReadAsLetters() {
        assertThat(normaliser
                        .views("k1ll", vocabulary("kill"))
                        .unmasked()
                        .getFirst()
                        .forms())
                .contains("kill");
        assertThat(normaliser
                        .views("k*ll", vocabulary("kill"))
                        .unmasked()
                        .getFirst()
                        .forms())
                .contains("kill");
    }

    @Test
    void ordinaryTextLooksTheSameInBothViews() {
        Normaliser.Views views = normaliser.views("The parcel arrived, thank you. See you!", vocabulary("kill", "you"));
        assertThat(views.onlyUnmasked()).isEmpty();
    }

    private static String words(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> !token.isSentenceEnd())
                .map(Token::word)
                .collect(Collectors.joining(" "));
    }

    private static Vocabulary vocabulary(String... words) {
        Set<String> known = Set.of(words);
        return new Vocabulary() {
            @Override
            public boolean knows(String word) {
                return known.contains(word);
            }

            @Override
            public boolean mayKnow(int hash) {
                return true;
            }

            @Override
            public String completed(String masked) {
                return masked.equals("k*ll") ? "kill" : "";
            }

            @Override
            public List<String> near(String word) {
                return List.of();
            }

            @Override
            public List<String> transcribed(String latin, int fewestConsonants) {
                return List.of();
            }

            @Override
            public WordMemory memory() {
                return new WordMemory();
            }
        };
    }
}
