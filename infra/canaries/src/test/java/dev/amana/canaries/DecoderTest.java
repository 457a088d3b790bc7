package dev.amana.canaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The two sides of the adversary against each other: the decoder sees all that the generator plants, and nothing else. */
class DecoderTest {
    private static final int MAILS = Generator.places() * Integer.getInteger("amana.canaries.rounds", 1);

    private final Generator generator = new Generator(1);

    @Test
    void everyPlantedSecretIsSeenInTheMailAsItWasSent() {
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < MAILS; i++) {
            Person person = Person.numbered(i, 1);
            PlantedMail mail = generator.plantedByOther(i, person);
            if (Leaks.in(mail.raw(), person).isEmpty()) {
                unseen.add(mail.toString());
            }
        }
        assertThat(unseen).isEmpty();
    }

    @Test
    void nothingIsSeenInAMailWithHarmlessWords() {
        Person other = Person.numbered(77, 1);
        for (int i = 0; i < Generator.places(); i += 5) {
            PlantedMail mail = generator.harmless(i, Person.numbered(i + 100, 1), "alias@alias.example");
            Set<String> readings = Decoder.readings(mail.raw());
            assertThat(Leaks.in(readings, other)).as(mail.place()).isEmpty();
            if (!mail.text().isEmpty()) {
                assertThat(Leaks.numberOf(readings)).as(mail.place()).isEqualTo(i);
            }
        }
    }

    @Test
    void ordinaryTextStandsInTheMailAsItWasSent() {
        List<String> lost = new ArrayList<>();
        for (int i = 0; i < MAILS; i++) {
            PlantedMail mail = generator.harmless(i, Person.numbered(i, 1), "alias@alias.example");
            List<String> missing = OrdinaryText.missing(mail.raw(), mail.text());
            if (!missing.isEmpty()) {
                lost.add(mail + " " + missing);
            }
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void thePlacesHaveNamesOfTheirOwn() {
        assertThat(Generator.placeNames().toList()).doesNotHaveDuplicates().hasSizeGreaterThan(250);
    }

    @Test
    void noTwoPeopleShareAnything() {
        List<Person> people =
                IntStream.range(0, 3000).mapToObj(i -> Person.numbered(i, 1)).toList();
        assertThat(people.stream().map(Person::address)).doesNotHaveDuplicates();
        assertThat(people.stream().map(Person::name)).doesNotHaveDuplicates();
        assertThat(people.stream().map(Person::phone)).doesNotHaveDuplicates();
    }
}
