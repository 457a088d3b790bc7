package dev.amana.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.investigation.ApologyFacts;
import dev.amana.moderation.investigation.ApologyTexts;
import dev.amana.moderation.investigation.Remedies;
import dev.amana.standalone.control.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Moderation's templates and what messaging writes beneath them go through the screening as one mail, and no module alone has
 * all three.
 */
class EveryApologyIsDeliverableTest {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ApologyTexts apologies = new ApologyTexts();

    @Test
    void inEveryLanguageWithEveryRemedyAndWhateverHappened() {
        List<Map<String, String>> mails = new ArrayList<>();
        for (String language : ApologyTexts.LANGUAGES) {
            for (String remedy : Remedies.of("order")) {
                for (ApologyFacts facts : ApologyFacts.ALL) {
                    String mail = mail(language, remedy, facts);
                    mails.add(Map.of("text", mail, "senderRole", "agent", "locale", language));
                }
            }
        }
        Api.Answer answer = Platform.shared()
                .as("trust")
                .post("/api/screenings/preview", JsonMapper.shared().writeValueAsString(mails));
        assertThat(answer.body()
                        .valueStream()
                        .map(result -> result.path("verdict").asString()))
                .as(answer.toString())
                .hasSize(mails.size())
                .containsOnly("CLEARED");
    }

    private String mail(String language, String remedy, ApologyFacts facts) {
        String invitation = ResourceBundle.getBundle("messaging/pages", Locale.forLanguageTag(language), NO_FALLBACK)
                .getString("receipt.invitation");
        return apologies.text(language, remedy, "Tara Trust", facts) + "\n\n" + invitation
                + "\nhttp://127.0.0.1/messages/receipt/8d2f";
    }
}
