package dev.amana.moderation.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is cut where one part of a message ends and the next begins is read as its reader reads it. */
class SeamsTest {
    private static Verdict verdict(Role sender, String quoted, String... own) {
        return TestScreener.SCREENER.screen(
                new Message(sender, sender.usualCounterpart(), "en", List.of(own), List.of(quoted)));
    }

    @ParameterizedTest
    @CsvSource({
        "I am going to, > kill you tonight",
        "Wenn du dich noch einmal beschwerst werde ich, > dich umbringen",
        "سوف, > أقتلك الليلة"
    })
    void threatThatEndsInWhatLooksLikeAQuoteIsAThreat(String text, String quoted) {
        assertThat(verdict(Role.AGENT, quoted, "Your parcel", text).outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(verdict(Role.BUYER, quoted, "Your parcel", text).outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @ParameterizedTest
    @CsvSource({"I am going to kill, you and your kids", "Ich werde dich, umbringen", "お前を, 殺してやる"})
    void threatThatBeginsInTheSubjectIsAThreat(String subject, String text) {
        assertThat(verdict(Role.AGENT, "", subject, text).outcome()).isNotEqualTo(Outcome.CLEARED);
        assertThat(verdict(Role.BUYER, "", subject, text).outcome()).isNotEqualTo(Outcome.CLEARED);
    }

    @Test
    void threatThatEndsInTheNameOfAFileIsAThreat() {
        assertThat(verdict(Role.AGENT, "", "Your parcel", "I am going to", "kill you.pdf")
                        .outcome())
                .isEqualTo(Outcome.BLOCKED);
    }

    @ParameterizedTest
    @CsvSource({
        "The lamp came on Monday and all is well with it. , If you complain again I am going to, kill you and your kids.",
        "Die Lampe kam am Montag und alles ist gut damit. , Beim nächsten Mal werde ich dich, umbringen."
    })
    void threatThatIsDealtOutAmidManyOrdinarySentencesIsAThreat(String ordinary, String first, String second) {
        String many = (ordinary + " ").repeat(20);
        Message message = new Message(
                Role.BUYER,
                Role.BUYER.usualCounterpart(),
                "en",
                List.of("Your lamp", second + " " + many),
                List.of(),
                List.of(many, many + first));
        assertThat(TestScreener.SCREENER.screen(message).outcome()).isNotEqualTo(Outcome.CLEARED);
    }

    @Test
    void addressThatIsCutBetweenSubjectAndTextIsFound() {
        assertThat(verdict(Role.SELLER, "", "Write to john.miller@exa", "mple.com please")
                        .findings())
                .anySatisfy(finding -> assertThat(finding.rule()).isEqualTo("contact.email"));
    }

    @Test
    void whatACustomerWroteIsNoThreatOfWhoeverAnswersBelowIt() {
        Verdict verdict = verdict(
                Role.AGENT,
                "> I am angry. Where is my parcel? I wait for you.",
                "Re: Parcel",
                "We are sorry. It left today and I will");
        assertThat(verdict.outcome()).isEqualTo(Outcome.CLEARED);
        assertThat(verdict(Role.BUYER, "> Which one do you want?", "Your lamp", "I will take the blue one")
                        .outcome())
                .isEqualTo(Outcome.CLEARED);
    }

    @Test
    void longTextIsNotReadOnIntoItself() {
        String long1 = "These are ordinary words. ".repeat(900);
        assertThat(verdict(Role.AGENT, "", "Your parcel", long1, long1.substring(10_000) + "And some more.")
                        .outcome())
                .isEqualTo(Outcome.CLEARED);
    }
}
