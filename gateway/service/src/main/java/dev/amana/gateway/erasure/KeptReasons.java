package dev.amana.gateway.erasure;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Why a law still needs something, in words: bundle {@code gateway/kept}. */
@Component
public class KeptReasons {
    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    KeptReasons() {
        texts.setBasename("gateway/kept");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
    }

    /** The key itself, where there are no words for it yet. */
    public String text(String key, Locale locale) {
        return Objects.requireNonNullElse(texts.getMessage(key, null, key, locale), key);
    }
}
