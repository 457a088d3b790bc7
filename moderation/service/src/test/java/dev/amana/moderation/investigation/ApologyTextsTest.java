package dev.amana.moderation.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.assessment.TestScreener;
import dev.amana.moderation.investigation.ApologyFacts.Account;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApologyTextsTest {
    private final ApologyTexts texts = new ApologyTexts();

    @ParameterizedTest
    @CsvSource({"en, Tara Trust, Dear customer", "de, Tara Treu, Guten Tag", "ar, سلمى, عميلنا العزيز", "ja, 佐藤, お客様"})
    void everyTemplatePassesTheScreeningThatItIsSentThrough(String language, String name, String greeting) {
        for (String remedy : Remedies.of("order")) {
            for (ApologyFacts facts : ApologyFacts.ALL) {
                String text = texts.text(language, remedy, name, facts);
                assertThat(text).startsWith(greeting).endsWith(name);
                Verdict verdict = TestScreener.SCREENER.screen(
                        new Message(Role.AGENT, Role.CUSTOMER, language, List.of(text), List.of("")));
                assertThat(verdict.outcome()).as(text + verdict).isEqualTo(Outcome.CLEARED);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, We stopped it, off all work, apologies",
        "de, angehalten, abgezogen, Entschuldigung",
        "ar, أوقفناها, أبعدنا, الاعتذار",
        "ja, 差し止めました, 外しております, 深くお詫び申し上げます"
    })
    void noneSaysWhatDidNotHappen(String language, String stopped, String suspended, String sorry) {
        for (ApologyFacts facts : ApologyFacts.ALL) {
            String text = texts.text(language, Remedies.NONE, "Tara", facts);
            boolean wasStopped = facts.account() == Account.THREAT_STOPPED || facts.account() == Account.BREACH_STOPPED;
            assertThat(text.contains(stopped)).as(text).isEqualTo(wasStopped);
            assertThat(text.contains(suspended)).as(text).isEqualTo(facts.suspended() && facts.admits());
            assertThat(text.endsWith(sorry + "\nTara")).as(text).isEqualTo(facts.admits());
        }
    }
}
