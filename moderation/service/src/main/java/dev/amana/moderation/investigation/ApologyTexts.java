package dev.amana.moderation.investigation;

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

    /** @param name who sends it, as the customer is to read it */
    public String text(String language, String remedy, String name) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "moderation/apology",
                Locale.forLanguageTag(LANGUAGES.contains(language) ? language : "en"),
                NO_FALLBACK);
        boolean offered = !remedy.equals(Remedies.NONE) && texts.containsKey("remedy." + remedy);
        String offer = offered ? texts.getString("remedy." + remedy) + "\n\n" : "";
        return texts.getString("greeting") + "\n\n" + texts.getString("apology") + "\n\n" + offer
                + texts.getString("closing") + "\n" + name;
    }
}
