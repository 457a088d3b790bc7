package dev.amana.messaging.mime;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a full name as people and programs write it: in both orders, with and without middle names, wrapped, joined as in
 * file names, in columns of a table. One word of it alone is never found, as it would hit ordinary text.
 */
final class NamePattern {
    private static final String BLANK = "[\\s\\p{Z}\\u00AD\\u200B-\\u200F\\u2060\\uFEFF>|]";

    /** Blanks and wraps, or one of the signs that stand for a blank in file names and links. */
    private static final String GAP = "(?:" + BLANK + "++|[._+\\-]|%20|&nbsp;|&#160;)";

    private static final String SAME_PARAGRAPH = "(?![ \\t\\r>]{0,40}\\n[ \\t\\r>]{0,40}\\n)";

    /** Between columns of a table, which a sentence writes with a blank. */
    private static final String COLUMN = "(?:\\r?\\n\\h?)?+[\"']?[;,][\"']?";

    /** Of scripts that put spaces between words; elsewhere a name may stand right beside others. */
    private static final String LETTER = "[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}]";

    private static final String CAPITAL_NEXT = "(?-i:(?=\\p{Lu}))";
    /** Where the script has any: a word that is an ordinary one in small letters. */
    private static final String NAME_NEXT = "(?-i:(?=[\\p{Lu}\\p{Lo}]))";

    /** Where the blank before a name was lost. */
    private static final String CAPITAL_INSIDE = "(?-i:(?<=\\p{Ll})(?=\\p{Lu}))";

    private static final String START = "(?:(?<!" + LETTER + ")|" + CAPITAL_INSIDE + ")";

    /** Of another word, or of somebody else's address, also where a quoted-printable line breaks in it. */
    private static final String GOES_ON = LETTER + "|@|=\\r?\\n@";

    private static final String GENITIVE = "(?-i:(?<=\\p{Lu}[\\p{L}\\p{M}]{0,30})(?=s(?!" + GOES_ON + ")))";
    private static final String END = "(?:(?!" + GOES_ON + ")|" + CAPITAL_INSIDE + "|" + GENITIVE + ")";

    /** As before an address or between quotes: elsewhere a sentence or the next of a list begins behind a comma. */
    private static final String STANDS_ALONE = "(?=[ \\t]{0,3}(?:[<>\\[\\]()\";|]|$))";

    /** A name that is not known, as one writes a middle one: with a capital, or a letter with a full stop. */
    private static final String SOME_NAME = "(?-i:\\p{Lu}[\\p{L}\\p{M}'\u2019\\-]{0,24}+|\\p{L}(?=\\.))";

    /** A small letter between two signs alike, as in {@code ada.m.lovelace}; not that of a word such as T-shirt. */
    private static final String INITIAL_BETWEEN_SIGNS = "\\.\\p{L}(?=\\.)|_\\p{L}(?=_)|-\\p{L}(?=-)";

    /** Written together, or the blank was lost in a fold: with capitals inside, or too long for an ordinary word. */
    private static final int FEWEST_LETTERS_TOGETHER = 12;

    private static final int MOST_WORDS = 8;
    private static final int MOST_UNKNOWN = 2;
    private static final int FEWEST_SURE_LETTERS = 2;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern RUN = Pattern.compile("[A-Za-z]+");

    private final List<String> plain;
    private final List<String> words;
    private final boolean together;
    private final String joined;

    private NamePattern(List<String> plain) {
        this.plain = plain;
        this.words = plain.stream().map(NamePattern::word).toList();
        this.together = plain.stream().mapToInt(String::length).sum() >= FEWEST_LETTERS_TOGETHER;
        this.joined = "(?:" + GAP + "|" + COLUMN + "|" + (together ? "" : CAPITAL_NEXT) + ")";
    }

    /** Null for a single word. */
    static @Nullable Identifier of(String name) {
        Identifier dense = DenseName.of(name);
        if (dense != null) {
            return dense;
        }
        PersonName parsed = PersonName.of(name);
        if (parsed.words().size() < 2) {
            return null;
        }
        NamePattern pattern = new NamePattern(parsed.words());
        List<String> forms = pattern.forms(parsed.ofPerson() && parsed.words().size() <= MOST_WORDS);
        // First, because looking at what stands before costs more.
        String begin = pattern.plain.stream()
                .map(NamePattern::firstLetter)
                .distinct()
                .collect(Collectors.joining("|", "(?=", ")"));
        return new Identifier.Name(
                Pattern.compile(begin + START + "(?:" + String.join("|", forms) + ")", FLAGS),
                pattern.sure(),
                pattern.firsts());
    }

    private List<String> forms(boolean ofPerson) {
        List<String> forms = new ArrayList<>();
        List<String> others = words.subList(0, words.size() - 1);
        forms.add(String.join(joined, words) + END);
        forms.add(words.getLast() + "(?:," + GAP + "?|" + COLUMN + ")" + String.join(joined, others) + END);
        if (ofPerson) {
            forms.add(words.getFirst() + between() + joined + words.getLast() + END);
            forms.add(words.getFirst() + between() + ",[ \\t]{1,3}" + NAME_NEXT + words.getLast() + STANDS_ALONE);
            lastFirst(forms);
            pairs(forms);
        }
        return forms;
    }

    /** Middle names that are known, or may be: somebody writes one who registered without. */
    private String between() {
        List<String> middle = plain.subList(1, plain.size() - 1);
        String known = Stream.concat(
                        words.subList(1, words.size() - 1).stream(),
                        middle.stream().map(NamePattern::firstLetter))
                .map(word -> word + "|")
                .collect(Collectors.joining());
        String particles = PersonName.PARTICLES.stream().sorted().collect(Collectors.joining("|"));
        // Atomic, or each could be read in several ways and all of them together in many.
        String wordOrParticle = "(?>(?:" + known + SOME_NAME + "|" + particles + ")(?!\\p{L}))\\.?";
        String wordAlone = "(?>(?:" + known + SOME_NAME + ")(?!\\p{L}))\\.?";
        String apart = SAME_PARAGRAPH + GAP + wordOrParticle;
        String inColumn = "|" + COLUMN + wordAlone;
        String together = "|" + CAPITAL_INSIDE + "(?-i:\\p{Lu}[\\p{Ll}\\p{M}]{0,24}+\\.?+)";
        return "(?:" + apart + inColumn + together + "|" + INITIAL_BETWEEN_SIGNS + "){0,"
                + (words.size() - 2 + MOST_UNKNOWN) + "}?";
    }

    /** As files, lists and half of the world write names. In small letters, with but a blank, it may be two other words. */
    private void lastFirst(List<String> forms) {
        String first = words.getFirst();
        String last = words.getLast();
        List<String> middle =
                words.subList(1, words.size() - 1).stream().distinct().toList();
        // Not more than fits: the word after a name may begin as one of the middle ones does.
        String rest =
                middle.isEmpty() ? "" : "(?:" + GAP + "(?:" + String.join("|", middle) + ")){0," + middle.size() + "}";
        forms.add(last + "(?:," + GAP + "?|" + COLUMN + (together ? "|[._+\\-])" : "|_)") + first + rest + END);
        forms.add(NAME_NEXT + last + "(?:" + GAP + "|)" + NAME_NEXT + first + rest + END);
        if (together) {
            forms.add("(?<=[\"'])" + last + BLANK + "{1,3}+" + first + "(?>" + rest + ")(?=[\"'])");
        }
    }

    /** Of many names people use some: a later given name with the last, or the first with one in the middle. */
    private void pairs(List<String> forms) {
        for (int i = 1; i < words.size() - 1; i++) {
            if (!PersonName.isParticle(plain.get(i)) && plain.get(i).length() > FEWEST_SURE_LETTERS) {
                forms.add(NAME_NEXT + words.get(i) + GAP + NAME_NEXT + words.getLast() + END);
                // Somebody else may be called the same twice and then otherwise.
                forms.add(NAME_NEXT + words.getFirst() + GAP + NAME_NEXT + words.get(i) + END
                        + "(?![ \\t\\p{Zs}]{1,3}(?-i:\\p{Lu}))");
            }
        }
    }

    /** With which characters any spelling may begin, as patterns compare them; null where it may be with any. */
    private @Nullable String firsts() {
        StringBuilder all = new StringBuilder();
        for (String word : plain) {
            char composed = Normalizer.normalize(word, Normalizer.Form.NFC).charAt(0);
            char alone = Normalizer.normalize(word, Normalizer.Form.NFD).charAt(0);
            if (!Character.isLetter(composed) || !Character.isLetter(alone)) {
                return null;
            }
            all.append(SureWords.folded(composed))
                    .append(SureWords.folded(alone))
                    .append(composed == '\u00DF' ? "s" : "");
        }
        return all.toString();
    }

    /** What stands in every spelling: of the first name or the last, and of both the longer where there are but two. */
    private @Nullable List<String> sure() {
        String first = sure(plain.getFirst());
        String last = sure(plain.getLast());
        if (first == null || last == null) {
            return plain.size() > 2 ? null : first == null ? (last == null ? null : List.of(last)) : List.of(first);
        }
        if (plain.size() > 2) {
            return List.of(first, last);
        }
        return List.of(first.length() > last.length() ? first : last);
    }

    /** Letters with no other form, side by side. */
    private static @Nullable String sure(String word) {
        return RUN.matcher(Normalizer.normalize(word, Normalizer.Form.NFC))
                .results()
                .map(MatchResult::group)
                .filter(run -> run.length() >= FEWEST_SURE_LETTERS)
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
    }

    /** Letters with marks also in two pieces (as macOS writes them), without marks, and as German writes without them. */
    private static String word(String word) {
        String whole = Normalizer.normalize(word, Normalizer.Form.NFC);
        // A full stop after an initial is often left out.
        boolean initial = whole.endsWith(".");
        String letters = initial ? whole.substring(0, whole.length() - 1) : whole;
        return letters.codePoints()
                        .mapToObj(Character::toString)
                        .map(NamePattern::letter)
                        .collect(Collectors.joining())
                + (initial ? "\\.?+" : "");
    }

    private static String firstLetter(String word) {
        String whole = Normalizer.normalize(word, Normalizer.Form.NFC);
        return letter(whole.substring(0, whole.offsetByCodePoints(0, 1)));
    }

    private static String letter(String letter) {
        if ("'\u2019\u2018\u02BC\u00B4`".contains(letter)) {
            return "['\u2019\u2018\u02BC\u00B4`]?+";
        }
        if ("-\u2010\u2011\u2012\u2013".contains(letter)) {
            // A question mark where a character set has none of them.
            return "[._+\\-\\u2010-\\u2013\\u2212?\\uFF1F]?+" + BLANK + "{0,4}+";
        }
        String pieces = Normalizer.normalize(letter, Normalizer.Form.NFD);
        if (pieces.equals(letter)) {
            return letter.toLowerCase(Locale.ROOT).equals("\u00DF") ? "(?:\u00DF|ss)" : Pattern.quote(letter);
        }
        return "(?:" + letter + '|' + pieces + '|' + pieces.charAt(0) + "e?)";
    }
}
