package dev.amana.moderation.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.text.Normaliser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final Normaliser NORMALISER = new Normaliser();
    private static final List<String> ENGLISH = lines(
            "harm\tI will burn the house of your %s",
            "harmless\tThe lamp of the %s came in a green box", "offplatform\tPay me outside for the %s");
    private static final List<String> GERMAN = lines(
            "harm\tIch werde das Haus deiner %s anzünden",
            "harmless\tDie Lampe der %s kam in einer grünen Kiste",
            "offplatform\tBezahl mich ohne die Seite für die %s");

    private static List<String> lines(String... sentences) {
        List<String> people = List.of("anna", "bella", "clara", "dora", "emma", "frida", "greta", "hanna");
        return Stream.of(sentences)
                .flatMap(sentence -> people.stream().map(person -> sentence.replace("%s", person)))
                .toList();
    }

    private static FoundationModel trained() {
        return FoundationModel.of(
                List.of(
                        new LanguageTraining(Corpus.of(Language.EN, ENGLISH, NORMALISER)).trained(),
                        new LanguageTraining(Corpus.of(Language.DE, GERMAN, NORMALISER)).trained()),
                HintWeights.NONE);
    }

    private static double margin(String text, Target target) {
        return new ModelReader(trained())
                .read(NORMALISER.read(text), "en", Hints.NONE, 0)
                .margin(target);
    }

    @Test
    void theSameCorpusGivesTheSameWeightsBitByBit() {
        assertThat(trained().label()).isEqualTo(trained().label()).matches("model/[0-9a-f]{8}");
    }

    @Test
    void whatWasNotInTheCorpusIsJudgedByItsWords() {
        assertThat(margin("I will burn your house", Target.HARM))
                .isGreaterThan(margin("A green lamp came in the box", Target.HARM));
        assertThat(margin("Pay me outside", Target.OFF_PLATFORM))
                .isGreaterThan(margin("I will burn your house", Target.OFF_PLATFORM));
    }

    @Test
    void theLanguageIsThatOfTheWordsAndNotOfTheLocale() {
        assertThat(margin("Ich werde dein Haus anzünden", Target.HARM)).isPositive();
    }

    @Test
    void oneSentenceAmongManyIsSeen() {
        double alone = margin("I will burn your house.", Target.HARM);
        double among = margin("The lamp came in a box. I will burn your house. The box is green.", Target.HARM);
        assertThat(among).isGreaterThan(alone - 1e-4);
    }

    @Test
    void disguisedLettersAreReadAsTheyWereMeant() {
        double plain = margin("I will burn your house", Target.HARM);
        assertThat(margin("I will b u r n your h\u200bouse", Target.HARM)).isEqualTo(plain);
        assertThat(margin("I will bur\u00adn your h0use", Target.HARM)).isEqualTo(plain);
        assertThat(margin("I wlil burn yuor huose", Target.HARM)).isEqualTo(plain);
    }
}
