package dev.amana.messaging.mime;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a full name where mail programs broke or decorated it, and as people vary it: last name first, without middle names
 * or with one that was not told, with other apostrophes and hyphens, with a genitive's s, in a file name.
 */
final class NamePattern {
    /** Blanks and wraps, or one of the signs that stand for a blank in file names and links. */
    private static final String BETWEEN_WORDS =
            "(?:(?:[\\s\\u00A0\\u00AD\\u200B-\\u200F\\u2060\\u3000\\uFEFF>|])++|[._+\\-]|%20|&nbsp;|&#160;)";

    /** Between the columns of a table or a card. */
    private static final String BETWEEN_COLUMNS = "[\"';,\\t]{1,4}+\\s{0,2}+";

    /** Written together, or the blank was lost in a fold: with capitals inside, or too long for an ordinary word. */
    private static final int FEWEST_LETTERS_TOGETHER = 12;

    private static final String CAPITAL_NEXT = "(?-i:(?=\\p{Lu}))";
    /** Or a letter of a script without capitals. */
    private static final String NAME_NEXT = "(?-i:(?=[\\p{Lu}\\p{Lt}\\p{Lo}]))";

    /** Where the blank before or behind a name was lost. */
    private static final String CAPITAL_INSIDE = "(?-i:(?<=\\p{Ll})(?=\\p{Lu}))";

    /** How calendars and cards break a line anywhere, and quoted-printable. */
    private static final String FOLD = "(?:=?\\r?\\n[ \\t]|=\\r?\\n)?+";

    private static final String CJK_SIGN = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\u30FC\\u3005]";
    private static final Pattern CJK = Pattern.compile(CJK_SIGN + "++");
    /** Two signs of a syllabary alone are a word of every day. */
    private static final Pattern SHORT_CJK = Pattern.compile("[\\p{IsHan}\\p{IsHangul}]{2}|" + CJK_SIGN + "{3,}");

    private static final String BETWEEN_CJK = "[\\s\\u3000\\u30FB\\u00B7>|]{0,4}+";
    /** Of scripts that put spaces between words; elsewhere a name may stand right beside others. */
    private static final String WORD = "[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{N}]";

    private static final String END =
            "(?:['\u2019]?s)?+(?:(?!" + WORD + "|@)|" + CAPITAL_INSIDE + "|(?=\\p{N}{1,4}(?!" + WORD + "|@)))";

    /** A name between, or its initial, that nobody told. */
    private static final String ANOTHER_NAME = "(?-i:\\p{Lu})[\\p{L}\\p{M}'\u2019]{0,20}+\\.?";

    private static final Pattern ASCII_WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private NamePattern() {}

    /** Null for a single word, which would hit ordinary text. */
    static @Nullable Identifier of(String name) {
        List<List<String>> forms = PersonName.of(name);
        String dense = String.join("", forms.getFirst());
        if (CJK.matcher(dense).matches()) {
            return SHORT_CJK.matcher(dense).matches() ? cjk(forms.getFirst()) : null;
        }
        List<List<String>> spoken =
                forms.stream().filter(words -> words.size() > 1).toList();
        if (spoken.isEmpty()) {
            return null;
        }
        // First, because looking at what stands before costs more.
        String begin = spoken.stream()
                .flatMap(words -> Stream.of(words.getFirst(), words.getLast()))
                .map(NamePattern::firstLetter)
                .distinct()
                .collect(Collectors.joining("|", "(?=", ")"));
        String written =
                spoken.stream().flatMap(NamePattern::written).distinct().collect(Collectors.joining("|"));
        Pattern pattern =
                Pattern.compile(begin + "(?:(?<!" + WORD + ")|" + CAPITAL_INSIDE + ")(?:" + written + ")" + END, FLAGS);
        return new Identifier.Name(pattern, sure(spoken));
    }

    /** Signs one after the other, with blanks or without, family name first or last. */
    private static Identifier cjk(List<String> words) {
        String inOrder = signs(String.join("", words));
        String lastFirst = signs(words.getLast() + String.join("", words.subList(0, words.size() - 1)));
        String both = words.size() > 1 ? inOrder + "|" + lastFirst : inOrder;
        return new Identifier.Name(Pattern.compile(both), null);
    }

    private static String signs(String dense) {
        return dense.codePoints()
                .mapToObj(sign -> Pattern.quote(Character.toString(sign)))
                .collect(Collectors.joining(BETWEEN_CJK));
    }

    private static Stream<String> written(List<String> plain) {
        List<String> words = plain.stream().map(NamePattern::word).toList();
        String first = words.getFirst();
        String last = words.getLast();
        boolean together = plain.stream().mapToInt(String::length).sum() >= FEWEST_LETTERS_TOGETHER;
        String gap = "(?:" + BETWEEN_WORDS + "|" + FOLD + (together ? "" : CAPITAL_NEXT) + ")";
        String wide = "(?:" + BETWEEN_WORDS + "|" + BETWEEN_COLUMNS + "|" + FOLD + CAPITAL_NEXT + ")";
        String given = String.join(gap, words.subList(0, words.size() - 1));
        Stream.Builder<String> ways = Stream.builder();
        ways.add(String.join(gap, words));
        ways.add(last + "," + BETWEEN_WORDS + "?" + given);
        // What follows may be ordinary words, were it not for their capitals.
        ways.add(NAME_NEXT + first + wide + "(?:" + ANOTHER_NAME + wide + "){0,2}" + NAME_NEXT + last);
        ways.add(CAPITAL_NEXT + last + wide + CAPITAL_NEXT + given);
        if (words.size() > 2) {
            ways.add(CAPITAL_NEXT + last + wide + CAPITAL_NEXT + first);
        }
        return ways.build();
    }

    /** A word that stands in every spelling of the name; of several the longest, which is the rarest. */
    private static @Nullable String sure(List<List<String>> forms) {
        Set<String> everywhere = new LinkedHashSet<>(pieces(forms.getFirst()));
        forms.forEach(words -> everywhere.retainAll(pieces(words)));
        return everywhere.stream().max(Comparator.comparingInt(String::length)).orElse(null);
    }

    /** Of the first and the last name what no other apostrophe or hyphen changes. */
    private static List<String> pieces(List<String> words) {
        return Stream.of(words.getFirst(), words.getLast())
                .filter(word -> word.chars().allMatch(c -> c < 128))
                .flatMap(word -> Arrays.stream(word.split("['\\-]", -1)))
                .filter(piece -> ASCII_WORD.matcher(piece).matches())
                .toList();
    }

    /** Letters with marks also in two pieces (as macOS writes them), without marks, and as German writes without them. */
    private static String word(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFC)
                .codePoints()
                .mapToObj(Character::toString)
                .map(NamePattern::letter)
                .collect(Collectors.joining(FOLD));
    }

    private static String firstLetter(String word) {
        String whole = Normalizer.normalize(word, Normalizer.Form.NFC);
        return letter(whole.substring(0, whole.offsetByCodePoints(0, 1)));
    }

    private static String letter(String letter) {
        // Programs put typographic ones in their place, people leave them out.
        if ("'\u2019\u2018\u02BC\u00B4`".contains(letter)) {
            return "['\u2019\u2018\u02BC\u00B4`]?";
        }
        if ("-\u2010\u2011".contains(letter)) {
            return "(?:[\\-\u2010-\u2013\\s_.]|%20)?";
        }
        String pieces = Normalizer.normalize(letter, Normalizer.Form.NFD);
        if (pieces.equals(letter)) {
            return letter.equals("\u00DF") ? "(?:\u00DF|ss)" : Pattern.quote(letter);
        }
        return "(?:" + letter + '|' + pieces + '|' + pieces.charAt(0) + "e?)";
    }
}
