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

    private static final int SHORTEST_HEX = 16;
    private static final int FEWEST_PAIRS = 7;

    static final Pattern RUN =
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
        Look look = Look.at(result);
        if (look.pairs()) {
            result = SPACED_HEX.matcher(result).replaceAll(run -> kept(run, List.of(hex(run.group())), tells));
        }
        return look.run() ? withoutRuns(result, tells) : result;
    }

    private static String withoutRuns(String text, Predicate<String> tells) {
        StringBuilder kept = new StringBuilder(text.length());
        int done = 0;
        for (MatchResult run : runs(text)) {
            if (decoded(run.group()).stream().anyMatch(tells)) {
                kept.append(text, done, run.start()).append(WITHHELD);
                done = run.end();
            }
        }
        return done == 0 ? text : kept.append(text, done, text.length()).toString();
    }

    /** All readings of all of them. */
    static List<String> readings(String text) {
        List<String> all = new ArrayList<>();
        if (text.contains("begin ")) {
            UUENCODED.matcher(text).results().forEach(run -> all.add(uudecoded(run.group())));
        }
        Look look = Look.at(text);
        if (look.pairs()) {
            SPACED_HEX.matcher(text).results().forEach(run -> all.add(hex(run.group())));
        }
        if (look.run()) {
            runs(text).forEach(run -> all.addAll(decoded(run.group())));
        }
        return all;
    }

    /** A cheap look, since ordinary words are shorter. Says no only where there is none. */
    private record Look(boolean run, boolean pairs) {
        static Look at(String text) {
            boolean run = false;
            boolean pairs = false;
            int length = 0;
            int count = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean in = isOfRun(c);
                // The first may be the end of a longer word.
                count = c == ' ' && length >= 2 ? (length == 2 ? count + 1 : 1) : in && length < 2 ? count : 0;
                length = in ? length + 1 : 0;
                run |= length >= SHORTEST;
                pairs |= count >= FEWEST_PAIRS;
            }
            return new Look(run, pairs);
        }
    }

    private static boolean isOfRun(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '/' && c <= '9')
                || c == '+'
                || c == '_'
                || c == '-';
    }

    /** Where the next unbroken row of enough signs begins, or the end of the text. */
    private static int startOfRun(String text, int from) {
        int start = from;
        for (int i = from; i < text.length(); i++) {
            if (!isOfRun(text.charAt(i))) {
                start = i + 1;
            } else if (i - start == SHORTEST - 1) {
                return start;
            }
        }
        return text.length();
    }

    /** All that {@link #RUN} finds; it is tried where it matches alone, and not at each letter of each word. */
    static List<MatchResult> runs(String text) {
        List<MatchResult> runs = new ArrayList<>();
        Matcher run = RUN.matcher(text);
        for (int from = 0; run.region(startOfRun(text, from), text.length()).lookingAt(); from = run.end()) {
            runs.add(run.toMatchResult());
        }
        return runs;
    }

    private static String kept(MatchResult run, List<String> readings, Predicate<String> tells) {
        return readings.stream().anyMatch(tells) ? WITHHELD : Matcher.quoteReplacement(run.group());
    }

    private static List<String> decoded(String run) {
        List<String> readings = new ArrayList<>();
        String dense = dense(run);
        // Where letters stand before it, the groups of four begin elsewhere.
        for (int offset = 0; offset < 4; offset++) {
            add(base64(dense.substring(offset)), readings);
        }
        if (hasHex(dense)) {
            HEX.matcher(dense).results().forEach(hex -> readings.add(hex(hex.group())));
        }
        return readings;
    }

    /** Without wraps and padding, in the usual alphabet. */
    private static String dense(String run) {
        StringBuilder dense = new StringBuilder(run.length());
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            if (c != '\r' && c != '\n' && c != '=') {
                dense.append(c == '-' ? '+' : c == '_' ? '/' : c);
            }
        }
        return dense.toString();
    }

    private static boolean hasHex(String dense) {
        int digits = 0;
        for (int i = 0; i < dense.length() && digits < SHORTEST_HEX; i++) {
            digits = HexFormat.isHexDigit(dense.charAt(i)) ? digits + 1 : 0;
        }
        return digits >= SHORTEST_HEX;
    }

    private static void add(byte[] content, List<String> readings) {
        String text = new String(content, StandardCharsets.UTF_8);
        readings.add(text);
        if (text.indexOf('\0') >= 0) {
            readings.add(text.replace("\0", ""));
        }
        // Encoded twice.
        runs(text).forEach(inner -> readings.add(new String(base64(dense(inner.group())), StandardCharsets.UTF_8)));
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
