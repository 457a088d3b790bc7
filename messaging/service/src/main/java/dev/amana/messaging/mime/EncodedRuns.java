package dev.amana.messaging.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pieces of a text that say something only once decoded: Base64, hexadecimal digits, uuencode. */
final class EncodedRuns {
    /** Shorter ones hold no address, name or number. */
    private static final int SHORTEST = 12;

    private static final Pattern RUN =
            Pattern.compile("[A-Za-z0-9+/_-]{" + SHORTEST + ",}+(?:\\r?\\n[A-Za-z0-9+/_-]{4,}+)*+={0,2}");
    private static final Pattern SPACED_HEX = Pattern.compile("(?:[0-9A-Fa-f]{2}[ ]){7,}+[0-9A-Fa-f]{2}");
    private static final Pattern UUENCODED =
            Pattern.compile("(?m)^begin [0-7]{3} [^\\n]*\\n(?:[ -`]{1,62}\\r?\\n)*+end");
    private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2}){8,}+");
    private static final String WITHHELD = "***";

    private EncodedRuns() {}

    /** Without those that say what the test finds. */
    static String without(String text, Predicate<String> tells) {
        String result = text;
        if (text.contains("begin ")) {
            result = UUENCODED.matcher(result).replaceAll(run -> kept(run, List.of(uudecoded(run.group())), tells));
        }
        if (!hasRun(result)) {
            return result;
        }
        result = SPACED_HEX.matcher(result).replaceAll(run -> kept(run, List.of(hex(run.group())), tells));
        return RUN.matcher(result).replaceAll(run -> kept(run, decoded(run.group()), tells));
    }

    /** All readings of all of them. */
    static List<String> readings(String text) {
        List<String> all = new ArrayList<>();
        if (text.contains("begin ")) {
            UUENCODED.matcher(text).results().forEach(run -> all.add(uudecoded(run.group())));
        }
        if (hasRun(text)) {
            SPACED_HEX.matcher(text).results().forEach(run -> all.add(hex(run.group())));
            RUN.matcher(text).results().forEach(run -> all.addAll(decoded(run.group())));
        }
        return all;
    }

    /** A cheap look, since ordinary words are shorter. */
    private static boolean hasRun(String text) {
        int length = 0;
        int pairs = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean in = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '+'
                    || c == '/'
                    || c == '_'
                    || c == '-';
            pairs = c == ' ' && length == 2 ? pairs + 1 : in && length < 2 ? pairs : 0;
            length = in ? length + 1 : 0;
            if (length >= SHORTEST || pairs >= 7) {
                return true;
            }
        }
        return false;
    }

    private static String kept(MatchResult run, List<String> readings, Predicate<String> tells) {
        return readings.stream().anyMatch(tells) ? WITHHELD : Matcher.quoteReplacement(run.group());
    }

    private static List<String> decoded(String run) {
        List<String> readings = new ArrayList<>();
        String dense = run.replaceAll("[\\r\\n=]", "").replace('-', '+').replace('_', '/');
        // Where letters stand before it, the groups of four begin elsewhere.
        for (int offset = 0; offset < 4; offset++) {
            add(base64(dense.substring(offset)), readings);
        }
        HEX.matcher(dense).results().forEach(hex -> readings.add(hex(hex.group())));
        return readings;
    }

    private static void add(byte[] content, List<String> readings) {
        String text = new String(content, StandardCharsets.UTF_8);
        readings.add(text);
        if (text.indexOf('\0') >= 0) {
            readings.add(text.replace("\0", ""));
        }
        // Encoded twice.
        RUN.matcher(text)
                .results()
                .forEach(inner -> readings.add(new String(
                        base64(inner.group()
                                .replaceAll("[\\r\\n=]", "")
                                .replace('-', '+')
                                .replace('_', '/')),
                        StandardCharsets.UTF_8)));
    }

    private static byte[] base64(String dense) {
        int usable = dense.length() % 4 == 1 ? dense.length() - 1 : dense.length();
        return Base64.getDecoder().decode(dense.substring(0, usable));
    }

    private static String hex(String run) {
        String digits = run.replace(" ", "");
        byte[] content = HexFormat.of().parseHex(digits.substring(0, digits.length() / 2 * 2));
        return new String(content, StandardCharsets.UTF_8).replace("\0", "");
    }

    private static String uudecoded(String block) {
        StringBuilder out = new StringBuilder();
        for (String line : block.split("\\r?\\n", -1)) {
            for (int i = 1; i + 3 < line.length(); i += 4) {
                int bits = 0;
                for (int j = 0; j < 4; j++) {
                    bits = (bits << 6) | ((line.charAt(i + j) - 32) & 63);
                }
                out.append((char) ((bits >> 16) & 255))
                        .append((char) ((bits >> 8) & 255))
                        .append((char) (bits & 255));
            }
        }
        return new String(out.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
