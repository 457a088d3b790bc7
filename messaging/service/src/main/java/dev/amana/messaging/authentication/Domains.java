package dev.amana.messaging.authentication;

import com.google.common.net.InternetDomainName;
import java.util.Locale;

/** Which domains belong to one organisation (RFC 7489, section 3.2), by the public suffix list that Guava carries. */
final class Domains {
    private Domains() {}

    /** The registered domain, such as {@code example.co.uk} for {@code mail.example.co.uk}. */
    static String organisation(String domain) {
        String lower = withoutDot(domain.toLowerCase(Locale.ROOT));
        try {
            InternetDomainName name = InternetDomainName.from(lower);
            return name.isUnderPublicSuffix() ? name.topPrivateDomain().toString() : lastTwo(lower);
        } catch (IllegalArgumentException notADomain) {
            return lower;
        }
    }

    static boolean aligned(String one, String other, boolean strict) {
        return strict
                ? withoutDot(one).equalsIgnoreCase(withoutDot(other))
                : organisation(one).equals(organisation(other));
    }

    /** For what is on no list: a top-level domain is then a suffix. */
    private static String lastTwo(String domain) {
        int last = domain.lastIndexOf('.');
        int before = last < 0 ? -1 : domain.lastIndexOf('.', last - 1);
        return domain.substring(before + 1);
    }

    private static String withoutDot(String domain) {
        return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    }
}
