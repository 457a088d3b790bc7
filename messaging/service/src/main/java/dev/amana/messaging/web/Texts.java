package dev.amana.messaging.web;

import java.util.Locale;
import java.util.ResourceBundle;

/** Texts of {@code messaging/messages} that a page shows. */
final class Texts {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    static String of(String key, Locale locale) {
        return bundle(locale).getString(key);
    }

    /** The language that the texts are in for this reader. */
    static String language(Locale locale) {
        String language = bundle(locale).getLocale().getLanguage();
        return language.isEmpty() ? "en" : language;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("messaging/messages", locale, NO_FALLBACK);
    }
}
