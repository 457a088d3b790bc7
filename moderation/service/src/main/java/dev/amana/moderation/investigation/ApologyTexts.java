package dev.amana.moderation.investigation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/** What an apology may say, in the customer's language. Whoever sends it reads and changes it first. */
@Component
public class ApologyTexts {
    public static final List<String> LANGUAGES = List.of("en", "de", "ar", "ja");

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /**
     * Whole sentences for each case; what did not happen, none of them says.
     *
     * @param name who sends it, as the customer is to read it
     */
    public String text(String language, String remedy, String name, ApologyFacts facts) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "moderation/apology",
                Locale.forLanguageTag(LANGUAGES.contains(language) ? language : "en"),
                NO_FALLBACK);
        String manner = facts.admits() ? "" : ".examined";
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(texts.getString("greeting"));
        paragraphs.add(texts.getString("account." + facts.account().wireName()));
        if (facts.admits() && facts.suspended()) {
            paragraphs.add(texts.getString("suspended"));
        }
        paragraphs.add(texts.getString("sorry" + manner));
        if (!remedy.equals(Remedies.NONE) && texts.containsKey("remedy." + remedy)) {
            paragraphs.add(texts.getString("remedy." + remedy));
        }
        paragraphs.add(texts.getString("closing" + manner) + "\n" + name);
        return String.join("\n\n", paragraphs);
    }
}
