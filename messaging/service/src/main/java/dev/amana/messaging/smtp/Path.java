package dev.amana.messaging.smtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The path of MAIL or RCPT with its parameters (RFC 5321, section 4.1.2).
 *
 * @param address empty for the null path
 */
record Path(String address, String parameters) {
    private static final int LONGEST_ADDRESS = 254;
    private static final Pattern FORM = Pattern.compile("<(?:@[^:<>]{1,255}:)?([^<>\\p{Cntrl}]{0,320})>(?:\\s+(.*))?");
    private static final Pattern ADDRESS =
            Pattern.compile("(?:[^\\s@\"<>(),;:\\\\\\[\\]]{1,64}|\"[^\"\\\\\\p{Cntrl}]{1,62}\")@[^\\s@<>]{1,253}");

    /** Null when it is malformed. */
    static @Nullable Path parse(String argument) {
        Matcher matcher = FORM.matcher(argument.strip());
        if (!matcher.matches()) {
            return null;
        }
        String address = matcher.group(1).strip();
        if (!address.isEmpty()
                && (address.length() > LONGEST_ADDRESS
                        || !ADDRESS.matcher(address).matches())) {
            return null;
        }
        return new Path(
                address, matcher.group(2) == null ? "" : matcher.group(2).strip());
    }
}
