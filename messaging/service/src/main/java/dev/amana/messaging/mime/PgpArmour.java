package dev.amana.messaging.mime;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OpenPGP within a text (RFC 9580, 6.2 and 7): the signed words stay, signatures, keys and what is encrypted go. */
final class PgpArmour {
    private static final String MARK = "-----BEGIN PGP ";
    private static final Pattern BLOCK =
            Pattern.compile("(?m)^[> ]*-----BEGIN PGP (SIGNATURE|MESSAGE|PUBLIC KEY BLOCK|PRIVATE KEY BLOCK)-----"
                    + "(?s:.*?)(?:-----END PGP \\1-----[^\\n]*+\\n?|\\z)");
    private static final Pattern SIGNED_HEAD =
            Pattern.compile("(?m)^-----BEGIN PGP SIGNED MESSAGE-----\\n(?:[A-Za-z]+: [^\\n]*+\\n)*+\\n?");
    private static final Pattern ESCAPED_DASH = Pattern.compile("(?m)^- (?=-)");

    private PgpArmour() {}

    static boolean standsIn(String text) {
        return text.contains(MARK);
    }

    static String without(String text) {
        String plain = BLOCK.matcher(text).replaceAll("");
        Matcher head = SIGNED_HEAD.matcher(plain);
        return head.find() ? ESCAPED_DASH.matcher(head.replaceAll("")).replaceAll("") : plain;
    }
}
