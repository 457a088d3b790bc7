package dev.amana.canaries;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Undoes encodings in a text, without asking whether they were meant. */
final class Undoing {
    private static final Pattern QUOTED = Pattern.compile("(?:=[0-9A-Fa-f]{2})++");
    private static final Pattern PERCENT = Pattern.compile("(?:%[0-9A-Fa-f]{2})++");
    private static final Pattern RTF = Pattern.compile("(?:\\\\'[0-9A-Fa-f]{2})++");
    private static final Pattern DECIMAL = Pattern.compile("&#(\\d{1,7});?");
    private static final Pattern HEXADECIMAL = Pattern.compile("&#[xX]([0-9A-Fa-f]{1,6});?");
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s*]+)(?:\\*[^?]*)?\\?([bBqQ])\\?([^?]*)(?:\\?=|$)");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("\\?=\\s+=\\?");
    private static final Pattern SECTION = Pattern.compile("\"?\\s*;\\s*(?:file)?name\\*\\d+\\*?=\"?");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");
    private static final Pattern KERNING = Pattern.compile("\\)\\s*-?[\\d.]*\\s*\\(");
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]{0,20}\\)");
    private static final Pattern FOLD = Pattern.compile("\\\\?\\r?\\n[ \\t]?");
    private static final Pattern UTF7 = Pattern.compile("\\+([A-Za-z0-9/]{2,})-");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-][A-Za-z0-9+/_\\-\\r\\n]{10,}+");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{2}[0-9A-Fa-f \\r\\n]{14,}+");
    private static final Pattern UU = Pattern.compile("begin \\d{3} [^\\n]*\\n(.*?)\\nend", Pattern.DOTALL);
    private static final Pattern ASCII85 = Pattern.compile("stream\\r?\\n([!-uz\\s]+)~>");

    private Undoing() {}

    /** The text with one encoding undone, for each that seems to stand in it. */
    static List<String> texts(String text) {
        List<String> all = new ArrayList<>();
        if (text.indexOf('=') >= 0) {
            all.add(bytes(QUOTED, text.replaceAll("=[ \\t]*\\r?\\n", ""), 1));
            all.add(words(text));
        }
        if (text.indexOf('%') >= 0) {
            all.add(bytes(PERCENT, text, 1));
        }
        if (text.indexOf('&') >= 0) {
            all.add(entities(text));
        }
        if (text.indexOf('\\') >= 0) {
            all.add(replaced(OCTAL, replaced(UNICODE, bytes(RTF, text, 2), 16), 8)
                    .replaceAll("\\\\\\r?\\n", "")
                    .replaceAll("\\\\(.)", "$1"));
        }
        if (text.indexOf('+') >= 0) {
            all.add(UTF7.matcher(text)
                    .replaceAll(run ->
                            Matcher.quoteReplacement(new String(base64(run.group(1)), StandardCharsets.UTF_16BE))));
        }
        return all;
    }

    /** The text without what may stand in the middle of a word. */
    static List<String> joined(String text) {
        List<String> all = new ArrayList<>();
        String unfolded = FOLD.matcher(text).replaceAll("");
        all.add(unfolded);
        all.add(SECTION.matcher(unfolded).replaceAll(""));
        if (text.indexOf('<') >= 0) {
            all.add(TAG.matcher(COMMENT.matcher(unfolded).replaceAll("")).replaceAll(""));
        }
        if (text.indexOf('(') >= 0) {
            all.add(KERNING.matcher(unfolded).replaceAll(""));
            all.add(BRACKETS.matcher(unfolded).replaceAll(""));
        }
        return all;
    }

    static List<byte[]> contents(String text) {
        List<byte[]> all = new ArrayList<>();
        BASE64.matcher(text).results().forEach(run -> {
            String dense =
                    run.group().replaceAll("[\\r\\n]", "").replace('-', '+').replace('_', '/');
            all.add(base64(dense));
            // Where a run of letters stands before it, the groups of four begin elsewhere.
            for (int offset = 1; offset < 4 && dense.length() < 4000; offset++) {
                all.add(base64(dense.substring(offset)));
            }
        });
        HEX.matcher(text)
                .results()
                .map(run -> run.group().replaceAll("\\s", ""))
                .forEach(digits -> all.add(HexFormat.of().parseHex(digits.substring(0, digits.length() / 2 * 2))));
        UU.matcher(text).results().forEach(run -> all.add(uudecoded(run.group(1))));
        ASCII85.matcher(text).results().forEach(run -> all.add(ascii85(run.group(1))));
        return all;
    }

    private static String bytes(Pattern pattern, String text, int signs) {
        return pattern.matcher(text).replaceAll(run -> {
            String digits = run.group().replaceAll(".{" + signs + "}(..)", "$1");
            return Matcher.quoteReplacement(new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8));
        });
    }

    private static String words(String text) {
        return WORD.matcher(BETWEEN_WORDS.matcher(text).replaceAll("?==?")).replaceAll(Undoing::word);
    }

    private static String word(MatchResult word) {
        byte[] content = word.group(2).equalsIgnoreCase("B")
                ? base64(word.group(3))
                : Bytes.utf8(bytes(QUOTED, word.group(3).replace('_', ' '), 1));
        return Matcher.quoteReplacement(new String(content, charset(word.group(1))));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    static String entities(String text) {
        String numbers = replaced(HEXADECIMAL, replaced(DECIMAL, text, 10), 16);
        return numbers.replace("&commat;", "@")
                .replace("&period;", ".")
                .replace("&nbsp;", " ")
                .replace("&shy;", "")
                .replace("&zwnj;", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    private static String replaced(Pattern pattern, String text, int radix) {
        Function<MatchResult, String> character = match -> {
            int code = Integer.parseInt(match.group(1), radix);
            return Character.isValidCodePoint(code) ? Matcher.quoteReplacement(Character.toString(code)) : "";
        };
        return pattern.matcher(text).replaceAll(character);
    }

    private static byte[] base64(String run) {
        String dense = run.replaceAll("[^A-Za-z0-9+/]", "");
        int usable = dense.length() % 4 == 1 ? dense.length() - 1 : dense.length();
        return Base64.getDecoder().decode(dense.substring(0, usable));
    }

    private static byte[] uudecoded(String lines) {
        StringBuilder out = new StringBuilder();
        for (String line : lines.split("\\r?\\n", -1)) {
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
        return Bytes.latin(out.toString());
    }

    private static byte[] ascii85(String run) {
        StringBuilder out = new StringBuilder();
        String dense = run.replaceAll("\\s", "");
        for (int i = 0; i + 5 <= dense.length(); i += 5) {
            long word = 0;
            for (int j = 0; j < 5; j++) {
                word = word * 85 + dense.charAt(i + j) - '!';
            }
            for (int shift = 24; shift >= 0; shift -= 8) {
                out.append((char) ((word >> shift) & 255));
            }
        }
        return Bytes.latin(out.toString());
    }
}
