package dev.amana.moderation.text;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads signs of addresses that are written as words: {@code (at)}, {@code [dot]}, {@code hxxp}. */
final class SpelledSigns implements Step {
    /** @param mayBeIn what is looked at first, since few texts have it */
    private record Spelling(Pattern words, String sign, Predicate<String> mayBeIn) {}

    private static final String AT = "(?:at|ät|aet|a|@|arroba|klammeraffe|アット(?:マーク)?|ات|آت)";
    private static final String DOT = "(?:dot|dott|punkt|pkt|point|\\.|ドット|دوت|نقطه|نقطة)";
    private static final String HOST = "[a-z0-9-]{1,40}";
    private static final Predicate<String> BRACKETS = anyOf("(", "[", "{", "<");
    private static final List<Spelling> SPELLINGS = List.of(
            new Spelling(Pattern.compile("\\s?[(\\[{<]\\s?" + AT + "\\s?[)\\]}>]\\s?"), "@", BRACKETS),
            new Spelling(Pattern.compile("\\s?[(\\[{<]\\s?" + DOT + "\\s?[)\\]}>]\\s?"), ".", BRACKETS),
            new Spelling(
                    Pattern.compile("(?<=[a-z0-9]) (?:dot|punkt|point|ドット|دوت|نقطه|نقطة) (?=[a-z0-9])"),
                    ".",
                    anyOf(" dot ", " punkt ", " point ", " ドット ", " دوت ", " نقطه ", " نقطة ")),
            new Spelling(
                    Pattern.compile("(?<=[a-z0-9]) (?:at|ät|アット(?:マーク)?|ات|آت) (?=" + HOST + "\\." + HOST + ")"),
                    "@",
                    anyOf(" at ", " ät ", " アット", " ات ", " آت ").and(SpelledSigns::hasHost)),
            new Spelling(Pattern.compile("\\bhxxp"), "http", anyOf("hxxp")));

    @Override
    public MappedText apply(MappedText input) {
        MappedText text = input;
        for (Spelling spelling : SPELLINGS) {
            if (spelling.mayBeIn().test(text.text())) {
                text = replaced(text, spelling);
            }
        }
        return text;
    }

    private static Predicate<String> anyOf(String... parts) {
        List<String> all = List.of(parts);
        return text -> {
            for (String part : all) {
                if (text.contains(part)) {
                    return true;
                }
            }
            return false;
        };
    }

    /** A dot with a letter or digit of a host on either side. */
    private static boolean hasHost(String text) {
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            if (dot > 0
                    && dot + 1 < text.length()
                    && isOfHost(text.charAt(dot - 1))
                    && isOfHost(text.charAt(dot + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfHost(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    private static MappedText replaced(MappedText input, Spelling spelling) {
        Matcher found = spelling.words().matcher(input.text());
        if (!found.find()) {
            return input;
        }
        MappedText.Builder out = new MappedText.Builder(input);
        int done = 0;
        do {
            out.keep(done, found.start());
            out.put(spelling.sign(), found.start(), found.end());
            done = found.end();
        } while (found.find());
        out.keep(done, input.length());
        return out.build();
    }
}
