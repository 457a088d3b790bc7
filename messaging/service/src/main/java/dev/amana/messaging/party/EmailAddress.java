package dev.amana.messaging.party;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address in the form in which two spellings of the same mailbox are equal: lower case, the domain in ASCII
 * (IDNA). Dots and tags in the local part stay, since only the mailbox's host knows what they mean.
 */
public record EmailAddress(String canonical) {
    private static final int LONGEST = 254;

    /** Empty where the text is no address. Angle brackets around it are ignored. */
    public static Optional<EmailAddress> parse(String text) {
        String bare = text.strip();
        return bare.startsWith("<") && bare.endsWith(">") ? ofBare(bare.substring(1, bare.length() - 1)) : ofBare(bare);
    }

    private static Optional<EmailAddress> ofBare(String bare) {
        int at = bare.lastIndexOf('@');
        if (at <= 0 || at == bare.length() - 1 || bare.length() > LONGEST) {
            return Optional.empty();
        }
        if (bare.chars().anyMatch(c -> c <= ' ' || c == 0x7f || c == '<' || c == '>')) {
            return Optional.empty();
        }
        String localPart =
                Normalizer.normalize(bare.substring(0, at), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return ascii(bare.substring(at + 1)).map(domain -> new EmailAddress(localPart + '@' + domain));
    }

    private static Optional<String> ascii(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    public String localPart() {
        return canonical.substring(0, canonical.lastIndexOf('@'));
    }

    public String domain() {
        return canonical.substring(canonical.lastIndexOf('@') + 1);
    }
}
