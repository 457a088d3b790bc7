package dev.amana.messaging.process;

import dev.amana.messaging.mime.ParsedMail;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Aliases of other conversations in the text of a mail, such as those of a mail to several: the reader cannot write to them,
 * and they would tell who else is written to. A neutral word takes their place.
 */
final class StrangeAliases {
    private final Pattern strange;
    private final String domain;
    private final String word;

    /** @param one and {@code other}: the two addresses of this conversation */
    StrangeAliases(String one, String other, Locale reader) {
        this.domain = one.substring(one.lastIndexOf('@'));
        this.strange = Pattern.compile("(?i)(?<![\\w.+-])(?!" + Pattern.quote(one) + "|" + Pattern.quote(other)
                + ")[0-9a-z]{24}" + Pattern.quote(domain) + "(?![\\w-])");
        this.word = ResourceBundle.getBundle(
                        "messaging.messages",
                        reader,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString("side.other");
    }

    ParsedMail replacedIn(ParsedMail mail) {
        return new ParsedMail(
                mail.from(),
                mail.authors(),
                mail.recipients(),
                replaced(mail.subject()),
                mail.messageId(),
                mail.inReplyTo(),
                mail.references(),
                replaced(mail.text()),
                replaced(mail.quoted()),
                replaced(mail.body()),
                mail.hidden(),
                orNull(mail.html()),
                mail.attachments(),
                mail.dropped(),
                mail.automatic(),
                mail.documents());
    }

    private @Nullable String orNull(@Nullable String text) {
        return text == null ? null : replaced(text);
    }

    private String replaced(String text) {
        return mayStandIn(text) ? strange.matcher(text).replaceAll(word) : text;
    }

    /** A cheap look: most texts name no address of the domain at all. */
    private boolean mayStandIn(String text) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            if (text.regionMatches(true, at, domain, 0, domain.length())) {
                return true;
            }
        }
        return false;
    }
}
