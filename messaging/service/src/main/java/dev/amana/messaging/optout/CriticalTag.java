package dev.amana.messaging.optout;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a seller marks a mail as critical for completing the order: a word in brackets that begins the subject. */
public final class CriticalTag {
    /** The tag in English; those of the other languages count as well. */
    public static final String TAG = "[Important]";

    private static final Set<String> WORDS = Set.of("important", "wichtig", "重要", "مهم");
    private static final Pattern FIRST =
            Pattern.compile("^\\s*(?:(?:re|aw|fwd?|wg)\\s*:\\s*)*\\[\\s*([^\\]]{2,12}?)\\s*]");

    private CriticalTag() {}

    public static boolean in(String subject) {
        Matcher first = FIRST.matcher(subject.toLowerCase(Locale.ROOT));
        return first.find() && WORDS.contains(first.group(1));
    }
}
