package dev.amana.canaries;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a delivered mail tells who somebody is. */
public final class Leaks {
    /** What a mail can tell. */
    public enum Kind {
        ADDRESS,
        NAME,
        PHONE
    }

    private static final Pattern MARKER = Pattern.compile("Ref1\\d{5}");
    private static final int TELLING_DIGITS = 10;

    private Leaks() {}

    /** Empty where nothing of the person is in it. */
    public static Set<Kind> in(byte[] delivered, Person person) {
        return in(Decoder.readings(delivered), person);
    }

    /** The same for a mail that is decoded already. */
    public static Set<Kind> in(Set<String> readings, Person person) {
        String address = dense(person.address());
        String ascii = dense(person.asciiAddress());
        NameSeen name = NameSeen.of(person.name());
        String phone = digits(person.phone());
        String telling = phone.substring(phone.length() - TELLING_DIGITS);
        Set<Kind> found = EnumSet.noneOf(Kind.class);
        for (String reading : readings) {
            String dense = dense(reading);
            if (dense.contains(address) || dense.contains(ascii)) {
                found.add(Kind.ADDRESS);
            }
            if (name.standsIn(dense)) {
                found.add(Kind.NAME);
            }
            if (digits(dense).contains(telling)) {
                found.add(Kind.PHONE);
            }
        }
        return found;
    }

    /** A full name in either order, whatever stands between its words. */
    private record NameSeen(String last, Pattern whole) {
        private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]");

        static NameSeen of(String name) {
            if (!name.contains(" ")) {
                String only = letters(name);
                return new NameSeen(only, Pattern.compile(Pattern.quote(only)));
            }
            String first = Pattern.quote(letters(Names.first(name)));
            String last = letters(Names.last(name));
            String quoted = Pattern.quote(last);
            return new NameSeen(last, Pattern.compile(first + "\\p{L}{0,14}" + quoted + "|" + quoted + first));
        }

        boolean standsIn(String dense) {
            if (!dense.contains(last)) {
                return false;
            }
            return whole.matcher(letters(dense)).find();
        }

        private static String letters(String text) {
            return SIGNS.matcher(dense(text)).replaceAll("");
        }
    }

    /** The first place that shows one of them, for whoever repairs it. */
    public static String excerpt(byte[] delivered, Person person) {
        for (String reading : Decoder.readings(delivered)) {
            if (!in(Set.of(reading), person).isEmpty()) {
                String needle = person.address()
                        .substring(0, Math.min(6, person.address().length()));
                int at = Math.max(0, reading.toLowerCase(Locale.ROOT).indexOf(needle.toLowerCase(Locale.ROOT)));
                return reading.substring(Math.max(0, at - 150), Math.min(reading.length(), at + 150));
            }
        }
        return "";
    }

    /** The number of the generated mail that it came from; -1 when it shows none. */
    public static int numberOf(Set<String> readings) {
        for (String reading : readings) {
            Matcher marker = MARKER.matcher(reading);
            if (marker.find()) {
                return Integer.parseInt(marker.group().substring("Ref".length())) - 100_000;
            }
        }
        return -1;
    }

    /** As a reader sees it: one form of each character, nothing invisible, no gaps, no quote marks. */
    static String dense(String text) {
        String folded = ascii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder out = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            i += Character.charCount(c);
            if (c == '。') {
                out.append('.');
            } else if (c >= 0x2010 && c <= 0x2012) {
                out.append('-');
            } else if (Character.isDigit(c)) {
                out.append((char) ('0' + Character.digit(c, 10)));
            } else if (shown(c)) {
                out.appendCodePoint(Character.toLowerCase(c));
            }
        }
        return out.toString();
    }

    private static boolean ascii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static boolean shown(int c) {
        return c > ' '
                && c != '>'
                && c != '|'
                && c != '"'
                && c != '\''
                && c != '\u2019'
                && c != '*'
                && c != '`'
                && c != 0x34F
                && !(c >= 0xFE00 && c <= 0xFE0F)
                && !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && !Character.isIdentifierIgnorable(c);
    }

    /** With the signs gone that people put between digits. */
    private static String digits(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (" ()./-,:;\u00b7\u2022\u2010\u2011\u2012\u2013\u2212".indexOf(c) < 0) {
                out.append(c);
            }
        }
        return out.toString();
    }
}
