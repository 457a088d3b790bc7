package dev.amana.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Titles and details of problems: the context's own bundle first, then the platform's. */
public final class ProblemTexts {
    /** The languages that every user-facing text exists in; the first is the one for all other readers. */
    public static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.forLanguageTag("ar"), Locale.JAPANESE);

    private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

    public ProblemTexts(String context) {
        List<String> bundles = new ArrayList<>();
        if (ProblemTexts.class.getResource("/" + context + "/problems.properties") != null) {
            bundles.add(context + "/problems");
        }
        bundles.add("platform/problems");
        source.setBasenames(bundles.toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
    }

    String title(String slug, Locale locale) {
        return Objects.requireNonNullElse(source.getMessage(slug + ".title", null, slug, locale), slug);
    }

    /** Empty where the bundles have none. */
    String detail(String slug, Object[] arguments, Locale locale) {
        return Objects.requireNonNullElse(source.getMessage(slug + ".detail", arguments, "", locale), "");
    }
}
