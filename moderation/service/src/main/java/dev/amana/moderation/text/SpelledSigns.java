package dev.amana.moderation.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads signs of addresses that are written as words: {@code (at)}, {@code [dot]}, {@code hxxp}. */
final class SpelledSigns implements Step {
    private record Spelling(Pattern words, String sign) {}

    private static final String AT = "(?:at|ät|aet|a|@|arroba|klammeraffe|アット(?:マーク)?|ات|آت)";
    private static final String DOT = "(?:dot|dott|punkt|pkt|point|\\.|ドット|دوت|نقطه|نقطة)";
    private static final String HOST = "[a-z0-9-]{1,40}";
    private static final List<Spelling> SPELLINGS = List.of(
            new Spelling(Pattern.compile("\\s?[(\\[{<]\\s?" + AT + "\\s?[)\\]}>]\\s?"), "@"),
            new Spelling(Pattern.compile("\\s?[(\\[{<]\\s?" + DOT + "\\s?[)\\]}>]\\s?"), "."),
            new Spelling(Pattern.compile("(?<=[a-z0-9]) (?:dot|punkt|point|ドット|دوت|نقطه|نقطة) (?=[a-z0-9])"), "."),
            new Spelling(
                    Pattern.compile("(?<=[a-z0-9]) (?:at|ät|アット(?:マーク)?|ات|آت) (?=" + HOST + "\\." + HOST + ")"), "@"),
            new Spelling(Pattern.compile("\\bhxxp"), "http"));

    @Override
    public MappedText apply(MappedText input) {
        MappedText text = input;
        for (Spelling spelling : SPELLINGS) {
            text = replaced(text, spelling);
        }
        return text;
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
