package dev.amana.gateway.cases;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
                    + "(?:com|net|org|info|biz|io|me|app|shop|ly|gg|xyz|de|at|ch|eu|uk|fr|jp|sa|ae|eg)"
                    + "(?![\\p{L}\\p{N}])(?:/\\S{0,2000})?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HANDLE = Pattern.compile("(?<![\\p{L}\\p{N}])[@＠]\\p{Alpha}[\\p{Alnum}_.]{2,31}");
    private static final Pattern DATE = Pattern.compile(
            "\\p{Nd}{4}[-/.]\\p{Nd}{1,2}[-/.]\\p{Nd}{1,2}" + "|\\p{Nd}{1,2}[-/.]\\p{Nd}{1,2}[-/.]\\p{Nd}{4}");
    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\p{L}\\p{Nd}\\-])[+＋]?[(（]?\\p{Nd}(?:[\\s().（）/\\-‐-―・－ー]{0,3}\\p{Nd}){6,19}(?![\\p{L}\\p{Nd}])");

    private Redaction() {}

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
