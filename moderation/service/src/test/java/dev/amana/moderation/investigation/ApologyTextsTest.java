package dev.amana.moderation.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.assessment.TestScreener;
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
            String text = texts.text(language, remedy, name);
            assertThat(text).startsWith(greeting).endsWith(name);
            Verdict verdict = TestScreener.SCREENER.screen(
                    new Message(Role.AGENT, Role.CUSTOMER, language, List.of(text), List.of("")));
            assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.CLEARED);
        }
    }
}
