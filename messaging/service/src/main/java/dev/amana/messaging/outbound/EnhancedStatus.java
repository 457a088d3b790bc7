package dev.amana.messaging.outbound;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Enhanced status codes (RFC 3463) out of replies that may or may not carry one. */
final class EnhancedStatus {
    private static final Pattern CODE = Pattern.compile("(?:^|\\s)([245]\\.\\d{1,3}\\.\\d{1,3})(?=\\s|$)");
    static final String CONNECTION_BROKEN = "4.4.2";
    static final String NOT_REACHED = "4.4.1";
    static final String NAME_SERVER = "4.4.3";
    static final String REFUSES_US = "4.7.0";
    static final String EXPIRED = "5.4.7";
    static final String NO_SUCH_DOMAIN = "5.1.2";
    static final String TAKES_NO_MAIL = "5.1.10";
    static final String NO_MAILBOX = "5.1.1";
    static final String BAD_ADDRESS = "5.1.3";
    static final String NEEDS_SMTPUTF8 = "5.6.7";
    static final String WITHHELD = "5.7.1";
    static final String CONTENT_GONE = "5.6.0";

    private EnhancedStatus() {}

    /** The code in the reply if its class fits, else a general one of the reply code's class. */
    static String of(int replyCode, @Nullable String reply) {
        Matcher found = CODE.matcher(reply == null ? "" : reply.substring(0, Math.min(reply.length(), 500)));
        String digit = Integer.toString(replyCode / 100);
        return found.find() && found.group(1).startsWith(digit) ? found.group(1) : digit + ".0.0";
    }
}
