package dev.amana.messaging.mime;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds an address in every form that leads to the same mailbox or that a person reads as it: in any case, with a tag,
 * its domain in Unicode or Punycode, percent-encoded, in entities, wrapped, with invisible characters, with "(at)" and
 * "(dot)".
 */
final class AddressPattern {
    /** Invisible characters and a line wrap with quote marks, between any two characters of an address. */
    private static final String UNSEEN =
            "\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F\\u00AD\\u034F\\u200B-\\u200F\\u2060-\\u2069\\uFE00-\\uFE0F\\uFEFF";

    private static final String GAP = "(?:[" + UNSEEN + "]++|=?\\r?\\n[ \\t>|]*+){0,64}+";

    private static final String SPACED_GAP = "(?:[ \\t\\u00A0" + UNSEEN + "]++|=?\\r?\\n[ \\t>|]*+){0,64}+";
    /** Quotes of a local part, marks that make it bold, a backslash before the sign, and comments (RFC 5322, 3.2.2). */
    private static final String MARKS = "(?:[\"'*_~`]|\\\\(?!u)){0,4}+(?:\\([^()]{0,60}\\))?";

    private static final String AT = SPACED_GAP
            + MARKS
            + SPACED_GAP
            + "(?:[@\\uFF20\\uFE6B]|(?:%(?:25)*+|=|\\\\u00)40|&#0*+64;?|&#x0*+40;?|&commat;|[\\[({<]\\s*+(?:at|@)\\s*+[\\])}>]"
            + "|(?<=\\s)at(?=\\s))"
            + SPACED_GAP
            + MARKS
            + SPACED_GAP;
    private static final String DOT = SPACED_GAP
            + "(?:\\\\(?!u))?+(?:[.\\u3002\\uFF0E]|(?:%(?:25)*+|=|\\\\u00)2e|&#0*+46;?|&#x0*+2e;?|&period;|[\\[({<]\\s*+(?:dot|\\.)\\s*+[\\])}>]"
            + "|(?<=\\s)dot(?=\\s))"
            + SPACED_GAP;
    /** RFC 5233: mailboxes with a detail after a plus sign are the same person's. */
    private static final String TAG = "(?:" + GAP
            + "(?:\\+|(?:%(?:25)*+|=|\\\\u00)2b|&#0*+43;?|&#x0*+2b;?)[A-Za-z0-9._=%&#;\\\\\\-" + UNSEEN + "]{0,400}?)?";

    /** What stands before an address may be percent-encoded, and then ends with a letter or digit. */
    private static final String START = "(?:(?<![A-Za-z0-9])|(?<=[%=][0-9A-Fa-f]{2}))";

    private static final Set<String> GOOGLE = Set.of("gmail.com", "googlemail.com");
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private AddressPattern() {}

    /**
     * Sentences run into addresses in many ways, so only ASCII letters and digits beside it make it another address: to
     * replace a longer one that ends alike is the smaller harm.
     */
    static Identifier address(String address) {
        String whole = address.strip();
        int at = whole.lastIndexOf('@');
        String local = withoutTag(whole.substring(0, Math.max(at, 0)));
        String domain = whole.substring(at + 1).toLowerCase(Locale.ROOT);
        boolean google = GOOGLE.contains(domain);
        String mailbox = google ? local.replace(".", "") : local;
        Set<String> forms = google ? GOOGLE : forms(domain);
        String pattern = begin(mailbox)
                + START
                + characters(mailbox, google ? GAP + "(?:\\.|%2e)?+" : GAP)
                + TAG
                + AT
                + domains(forms)
                + "(?![A-Za-z0-9])";
        char last = mailbox.isEmpty() ? '@' : Character.toLowerCase(mailbox.charAt(mailbox.length() - 1));
        return new Identifier.Address(Pattern.compile(pattern, FLAGS), last, firstLetters(forms), firsts(mailbox));
    }

    /** The characters that {@link #begin} looks for. */
    private static String firsts(String mailbox) {
        if (mailbox.isEmpty() || mailbox.startsWith(".") || Character.isSurrogate(mailbox.charAt(0))) {
            return "";
        }
        char pieces = Normalizer.normalize(mailbox.substring(0, 1), Normalizer.Form.NFD)
                .charAt(0);
        return "%=\\&" + SureWords.folded(mailbox.charAt(0)) + SureWords.folded(pieces);
    }

    /** With which letters or digits these begin, also where one with a mark is written in two pieces; empty for any. */
    private static String firstLetters(Set<String> domains) {
        StringBuilder letters = new StringBuilder();
        for (String domain : domains) {
            if (domain.isEmpty() || !Character.isLetterOrDigit(domain.codePointAt(0))) {
                return "";
            }
            letters.append(Normalizer.normalize(domain, Normalizer.Form.NFD).charAt(0))
                    .append(Character.toLowerCase(domain.charAt(0)));
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    /** Before all else a look at the first character, in all its forms: nearly everywhere it is another. */
    private static String begin(String mailbox) {
        if (mailbox.isEmpty() || mailbox.startsWith(".")) {
            return "";
        }
        int first = mailbox.codePointAt(0);
        return "(?=[%=\\\\&]|" + Pattern.quote(Character.toString(first)) + '|' + inPieces(first) + ')';
    }

    private static String withoutTag(String local) {
        int plus = local.indexOf('+');
        return plus > 0 ? local.substring(0, plus) : local;
    }

    private static Set<String> forms(String domain) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(domain);
        try {
            forms.add(IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED));
            forms.add(IDN.toUnicode(domain, IDN.ALLOW_UNASSIGNED));
        } catch (IllegalArgumentException noDomainName) {
            // Then it has one form only.
        }
        return forms;
    }

    private static String domains(Set<String> forms) {
        return forms.stream().map(form -> characters(form, GAP)).collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String characters(String text, String between) {
        return text.codePoints().mapToObj(AddressPattern::character).collect(Collectors.joining(between));
    }

    private static String character(int c) {
        if (c == '.') {
            return DOT;
        }
        String quoted = Pattern.quote(Character.toString(c));
        if (c >= 128) {
            return "(?:" + quoted + '|' + inPieces(c) + '|' + inBytes(c)
                    + "|\\\\u%04x|&#0*+%d;?|&#x0*+%x;?)".formatted(c, c, c);
        }
        int lower = Character.toLowerCase(c);
        int upper = Character.toUpperCase(c);
        return "(?:%s|(?:%%(?:25)*+|=|\\\\u00)(?:%02x|%02x)|&#0*+(?:%d|%d);?|&#x0*+(?:%x|%x);?)"
                .formatted(quoted, lower, upper, lower, upper, lower, upper);
    }

    /** As macOS writes letters with marks. */
    private static String inPieces(int c) {
        return Pattern.quote(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD));
    }

    /** Percent-encoded or quoted-printable, as UTF-8. */
    private static String inBytes(int c) {
        StringBuilder bytes = new StringBuilder();
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            bytes.append("(?:%(?:25)*+|=)").append("%02x".formatted(b & 0xFF));
        }
        return bytes.toString();
    }
}
