package dev.amana.messaging.mime;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds an address in a mail without knowing MIME: undoes quoted-printable, every run of base64, encoded words and
 * percent-encoding wherever they may stand. It shares no code with what it checks.
 */
final class NaiveDecoder {
    private static final Pattern BASE64_RUN = Pattern.compile("(?:[A-Za-z0-9+/]{4,76}\\r\\n)*[A-Za-z0-9+/]{4,}={0,2}");
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^?]+\\?([BbQq])\\?([^?]*)\\?=");
    private static final Pattern QUOTED = Pattern.compile("=([0-9A-F]{2})");
    private static final Pattern PERCENT = Pattern.compile("%([0-9A-Fa-f]{2})");

    private NaiveDecoder() {}

    static boolean contains(byte[] mail, String address) {
        String raw = new String(mail, StandardCharsets.ISO_8859_1);
        StringBuilder all = new StringBuilder(raw);
        all.append('\n').append(hex(QUOTED, raw.replace("=\r\n", "")));
        all.append('\n').append(hex(PERCENT, raw));
        BASE64_RUN.matcher(raw).results().forEach(run -> all.append('\n').append(base64(run.group())));
        Matcher word = ENCODED_WORD.matcher(raw);
        while (word.find()) {
            boolean base64 = word.group(1).equalsIgnoreCase("B");
            all.append('\n')
                    .append(
                            base64
                                    ? base64(word.group(2))
                                    : hex(QUOTED, word.group(2).replace('_', ' ')));
        }
        String dense = all.toString().replaceAll("<[^<>]*>", "").replaceAll("[\\s>\\u00ad]", "");
        String needle = address.toLowerCase(Locale.ROOT);
        return dense.toLowerCase(Locale.ROOT).contains(needle)
                || all.toString().toLowerCase(Locale.ROOT).contains(needle);
    }

    private static String hex(Pattern pattern, String text) {
        return pattern.matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(match.group(1), 16))));
    }

    private static String base64(String run) {
        String characters = run.replaceAll("[\\r\\n=]", "");
        String whole = characters.substring(
                0, characters.length() / 4 * 4 + (characters.length() % 4 > 1 ? characters.length() % 4 : 0));
        return new String(Base64.getDecoder().decode(whole), StandardCharsets.UTF_8);
    }
}
