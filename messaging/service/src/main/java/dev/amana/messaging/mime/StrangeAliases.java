package dev.amana.messaging.mime;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/**
 * Aliases of other conversations in a mail and its files, such as those of a mail to several: the reader cannot write to them,
 * and they would tell who else is written to. A neutral word takes their place.
 */
final class StrangeAliases {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private StrangeAliases() {}

    /** @param one and {@code other}: the two addresses of this conversation */
    static Replacement.Rule rule(String one, String other, Locale reader) {
        String domain = one.substring(one.lastIndexOf('@'));
        Pattern strange = Pattern.compile("(?i)(?<![\\w.+-])(?!" + Pattern.quote(one) + "|" + Pattern.quote(other)
                + ")[0-9a-z]{24}" + Pattern.quote(domain) + "(?![\\w-])");
        String word = ResourceBundle.getBundle("messaging.messages", reader, NO_FALLBACK)
                .getString("side.other");
        return new Replacement.Rule(new Identifier.Alias(strange, domain), word);
    }
}
