package dev.amana.moderation.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreatsTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar", "ja"})
    void noThreatOfAnAgentIsDelivered(String language) {
        assertThat(TestScreener.texts("threats." + language))
                .allSatisfy(threat -> assertThat(TestScreener.outcome(Role.AGENT, threat))
                        .as(threat)
                        .isNotEqualTo(Outcome.CLEARED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar", "ja"})
    void noThreatOfAPartyIsDelivered(String language) {
        assertThat(TestScreener.texts("threats." + language))
                .allSatisfy(threat -> assertThat(TestScreener.outcome(Role.BUYER, threat))
                        .as(threat)
                        .isNotEqualTo(Outcome.CLEARED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar", "ja"})
    void harmlessLookAlikesAreDelivered(String language) {
        for (Role sender : List.of(Role.BUYER, Role.AGENT)) {
            assertThat(TestScreener.texts("harmless." + language))
                    .allSatisfy(text -> assertThat(TestScreener.verdict(sender, text))
                            .as(text)
                            .satisfies(verdict -> assertThat(verdict.outcome()).isEqualTo(Outcome.CLEARED)));
        }
    }

    /** Staff are held to more than parties: customer service has no use for violent words. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar", "ja"})
    void norIsAThreatOfAnAgentInWordsThatOnlyHintAtIt(String language) {
        assertThat(TestScreener.texts("more-threats." + language))
                .allSatisfy(threat -> assertThat(TestScreener.outcome(Role.AGENT, threat))
                        .as(threat)
                        .isNotEqualTo(Outcome.CLEARED));
    }

    /** In dialect the same letters are a threat. */
    @Test
    void customerServiceMayPromiseAnAnswerInArabic() {
        assertThat(TestScreener.outcome(Role.AGENT, "شكرا لك، سأجيبك غدا وسأعلمك بموعد الوصول."))
                .isEqualTo(Outcome.CLEARED);
        assertThat(TestScreener.outcome(Role.AGENT, "راح اجيبك وين ما كنت")).isNotEqualTo(Outcome.CLEARED);
    }

    /** Whoever demands a report back names it, and is no witness for that. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Withdraw the report you made or your car burns tonight.
            en | Delete that screenshot or my brothers will wait for you outside your house.
            de | Zieh die Anzeige zurück, sonst brennt heute Nacht dein Auto.
            ja | 通報を取り消さなければ、今夜お前の家に火をつけてやる。
            """)
    void whatIsToBeTakenBackIsNoTestimony(String language, String threat) {
        assertThat(TestScreener.outcome(Role.SELLER, language, threat)).isNotEqualTo(Outcome.CLEARED);
    }

    /** What was said stands before it, or nothing was: the threat is the writer's own. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | You told me lies and I will kill you.
            en | Your colleague wrote me nonsense, so I am going to break your legs.
            en | I will burn down your house because you sent me rubbish.
            en | He told me what you did, so you will die tonight.
            de | Er hat mir gesagt, was du getan hast, dafür stirbst du.
            de | Du hast mir nur Lügen geschrieben und ich bringe dich um.
            de | Er hat mir Müll geschickt und dafür breche ich dir die Beine.
            ar | كتبت لي كلاما فارغا وسأقتلك الليلة.
            ja | 待てと言ったのに無視したな、殺してやる。
            """)
    void whoeverGoesOnToWhatHeWillDoIsNoWitness(String language, String threat) {
        assertThat(TestScreener.outcome(Role.CUSTOMER, language, threat)).isNotEqualTo(Outcome.CLEARED);
    }

    /** To customer service, which has to hear of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | The seller told me "I will kill you" and I am afraid of him.
            en | He wrote that he will burn down my house because I left a bad review.
            de | Der Verkäufer hat mir geschrieben "ich bringe dich um" und ich habe Angst.
            ar | البائع كتب لي سأقتلك وأنا خائف.
            ja | 出品者に「殺してやる」と言われたので怖いです。
            """)
    void whoeverTellsWhatWasSaidToHimIsAWitness(String language, String report) {
        assertThat(TestScreener.outcome(Role.CUSTOMER, language, report)).isEqualTo(Outcome.CLEARED);
    }

    /** "Henrik" has the consonants of a threat in Arabic. */
    @Test
    void aNameIsNotTakenForAWordThatSoundsLikeIt() {
        assertThat(TestScreener.outcome(
                        Role.BUYER, "Is the blue one still in stock?\n\nKind regards\nHenrik Lindqvist"))
                .isEqualTo(Outcome.CLEARED);
    }

    /** In Latin letters the consonants of "advance" and "defence" are those of Arabic threats, which only a person can tell. */
    @Test
    void whatIsOnlyGuessedAtIsHeldAndSuspendsNobody() {
        assertThat(TestScreener.outcome(Role.AGENT, "The concert was sold out weeks in advance."))
                .isNotEqualTo(Outcome.BLOCKED);
        assertThat(TestScreener.outcome(Role.AGENT, "I will mruder you")).isEqualTo(Outcome.HELD);
        assertThat(TestScreener.outcome(Role.AGENT, "I will murd3r you")).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void everydayMessagesAreDelivered() {
        assertThat(TestScreener.texts("everyday")).allSatisfy(line -> {
            Role sender = Role.valueOf(line.substring(0, line.indexOf(' ')).toUpperCase(Locale.ROOT));
            assertThat(TestScreener.outcome(sender, line.substring(line.indexOf(' ') + 1)))
                    .as(line)
                    .isEqualTo(Outcome.CLEARED);
        });
    }

    @Test
    void anAgentsThreatIsCriticalAndAPartysIsHigh() {
        assertThat(TestScreener.verdict(Role.AGENT, "I will kill you").severity())
                .isEqualTo(Severity.CRITICAL);
        assertThat(TestScreener.verdict(Role.SELLER, "I will kill you").severity())
                .isEqualTo(Severity.HIGH);
    }

    /** A share, not all: what is left over is the subject of the moderation issue. */
    @ParameterizedTest
    @EnumSource(Evasion.class)
    void evasionsOfEnglishAndGermanThreatsAreSeenThrough(Evasion evasion) {
        List<String> threats = new ArrayList<>(TestScreener.texts("threats.en"));
        threats.addAll(TestScreener.texts("threats.de"));
        assertMostAreCaught(threats, evasion::apply);
    }

    @ParameterizedTest
    @EnumSource(ArabicEvasion.class)
    void evasionsOfArabicThreatsAreSeenThrough(ArabicEvasion evasion) {
        assertMostAreCaught(TestScreener.texts("threats.ar"), evasion::apply);
    }

    @ParameterizedTest
    @EnumSource(JapaneseEvasion.class)
    void evasionsOfJapaneseThreatsAreSeenThrough(JapaneseEvasion evasion) {
        assertMostAreCaught(TestScreener.texts("threats.ja"), evasion::apply);
    }

    private static void assertMostAreCaught(List<String> threats, UnaryOperator<String> evasion) {
        List<String> missed = threats.stream()
                .map(evasion)
                .filter(text -> TestScreener.outcome(Role.AGENT, text) == Outcome.CLEARED)
                .toList();
        assertThat(missed.size()).as("missed: %s", missed).isLessThanOrEqualTo(threats.size() / 20);
    }

    @Test
    void aVictimWhoQuotesAThreatReachesCustomerService() {
        String report = "Your colleague wrote to me: \"I will kill you\". Please help.";
        assertThat(TestScreener.verdict(Role.CUSTOMER, report)).satisfies(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.CLEARED);
            assertThat(verdict.severity()).isEqualTo(Severity.MEDIUM);
        });
        assertThat(TestScreener.outcome(Role.SELLER, report)).isEqualTo(Outcome.HELD);
    }

    @Test
    void aThreatHiddenInAMadeUpQuoteIsHeld() {
        assertThat(TestScreener.verdict(Role.AGENT, Role.CUSTOMER, "See below.", "I will kill you")
                        .outcome())
                .isEqualTo(Outcome.HELD);
        assertThat(TestScreener.verdict(Role.CUSTOMER, Role.AGENT, "Look at this!", "I will kill you")
                        .outcome())
                .isEqualTo(Outcome.CLEARED);
    }

    @Test
    void theMatchedWordsAreThoseOfTheOriginalText() {
        assertThat(TestScreener.verdict(Role.AGENT, "Dear Sir, I w1ll k\u200bi\u200bl\u200bl y0u. Bye")
                        .findings())
                .first()
                .satisfies(finding -> assertThat(finding.words()).isEqualTo("I w1ll k\u200bi\u200bl\u200bl y0u"));
    }
}
