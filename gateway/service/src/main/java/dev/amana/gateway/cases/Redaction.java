package dev.amana.gateway.cases;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Masks contact data: what the index holds, and what is shown to those who gave no reason. Errs on the side of masking;
 * finding attempts to leave the platform is moderation's business, not this one's.
 */
public final class Redaction {
    // Matches start at the border of a word only and quantifiers are bounded, so that no text takes more than linear
    // time.
    private static final Pattern EMAIL = Pattern.compile(
            "(?<![\\p{L}\\p{N}._%+\\-])[\\p{L}\\p{N}._%+\\-]{1,256}+\\s?(?:[@＠﹫]|[(\\[{]\\s?(?:at|ät)\\s?[)\\]}])\\s?[\\p{L}\\p{N}\\-]{1,63}"
                    + "(?:\\s?(?:[.．。]|[(\\[{]\\s?dot\\s?[)\\]}])\\s?[\\p{L}\\p{N}\\-]{1,63}){1,5}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern LINK = Pattern.compile(
            "(?<!\\p{Alpha})(?:\\p{Alpha}{2,12}://|www\\.)\\S{1,2000}+"
                    + "|(?<![\\p{L}\\p{N}.@\\-])(?:[\\p{L}\\p{N}\\-]{1,63}\\.){1,4}"
                    + "(?:com|net|org|info|biz|edu|gov|mobi|pro|io|me|co|ai|tv|cc|ws|ly|gg|to|app|dev|page|link|shop"
                    + "|store|site|online|website|web|cloud|email|chat|club|space|tech|blog|live|world|group|market|top"
                    + "|vip|xyz|icu|fun|bio|zone|media|network|digital|company|business|test|onion|xn--[a-z0-9\\-]{2,59}"
                    + "|de|at|ch|li|eu|uk|ie|fr|be|nl|lu|es|pt|it|gr|se|dk|fi|pl|cz|sk|hu|ro|bg|hr|ee|lv|lt|tr|ru|ua"
                    + "|jp|cn|hk|tw|kr|sg|au|nz|us|ca|mx|br|ar|sa|ae|eg|qa|kw|bh|jo|lb|iq|ir|ma|dz|tn|sy|ye|il"
                    + "|شبكة|مصر|امارات|السعودية|みんな)"
                    + "(?![\\p{L}\\p{N}])(?:/\\S{0,2000})?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HANDLE = Pattern.compile("(?<![\\p{L}\\p{N}])[@＠]\\p{Alpha}[\\p{Alnum}_.]{2,31}");
    private static final Pattern DATE = Pattern.compile(
            "\\p{Nd}{4}[-/.]\\p{Nd}{1,2}[-/.]\\p{Nd}{1,2}" + "|\\p{Nd}{1,2}[-/.]\\p{Nd}{1,2}[-/.]\\p{Nd}{4}");
    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\p{L}\\p{Nd}\\-])[+＋]?[(（]?\\p{Nd}(?:[\\s().（）/\\-‐-―・－ー]{0,3}\\p{Nd}){6,19}(?![\\p{L}\\p{Nd}])");

    /** What it leaves where nothing else was. */
    private static final Pattern MASK = Pattern.compile("\\[[a-z-]+]");

    private static final int MIN_WORDS = 2;

    private Redaction() {}

    /** @param words what moderation recognised as contact data, which these patterns may not */
    public static String of(String text, Collection<String> words) {
        // One pass, so that no word is found in the mask of another; the longest first, so that nothing of it is left.
        String any = words.stream()
                .map(String::strip)
                .filter(word -> word.length() >= MIN_WORDS)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Redaction::inAnySpacing)
                .collect(Collectors.joining("|"));
        if (any.isEmpty()) {
            return of(text);
        }
        return of(Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(mask(found.group()))));
    }

    private static String inAnySpacing(String words) {
        return Pattern.compile("\\s+")
                .splitAsStream(words)
                .map(Pattern::quote)
                .collect(Collectors.joining("\\s{1,20}"));
    }

    private static String mask(String words) {
        String known = of(words);
        return MASK.matcher(known).matches() ? known : "[contact]";
    }

    public static String of(String text) {
        String masked = EMAIL.matcher(text).replaceAll("[e-mail]");
        masked = LINK.matcher(masked).replaceAll("[link]");
        masked = HANDLE.matcher(masked).replaceAll("[handle]");
        return PHONE.matcher(masked)
                .replaceAll(found ->
                        DATE.matcher(found.group()).matches() ? Matcher.quoteReplacement(found.group()) : "[phone]");
    }

    /** The first e-mail address that a text names, if any. */
    public static Optional<String> addressIn(String text) {
        Matcher found = EMAIL.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}
