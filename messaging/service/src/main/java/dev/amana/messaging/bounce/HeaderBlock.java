package dev.amana.messaging.bounce;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the header of a returned mail in a text, line by line: whatever stands there, it is read once. */
final class HeaderBlock {
    private static final Pattern NAME = Pattern.compile(
            "[ \\t>|]{0,8}+(?:Received|Return-Path|Message-ID|From|To|Subject|Date|MIME-Version|Content-Type|"
                    + "X-[a-z0-9-]{1,40}|DKIM-Signature|Cc|Reply-To):",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_LINE = 2000;
    /** One below the other; fewer are found in what people write. */
    private static final int FIELDS = 3;

    private HeaderBlock() {}

    /** Where the first one begins, or -1. */
    static int start(String text) {
        Matcher name = NAME.matcher(text);
        int fields = 0;
        int start = -1;
        int line = 0;
        // What no line end follows is cut off, and no field.
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', line)) {
            boolean fold = fields > 0 && isFold(text, line, end);
            if (!fold && isField(name, line, end)) {
                start = fields == 0 ? line : start;
                fields++;
            } else if (!fold) {
                fields = 0;
            }
            if (fields == FIELDS) {
                return start;
            }
            line = end + 1;
        }
        return -1;
    }

    private static boolean isField(Matcher name, int line, int end) {
        return name.region(line, end).lookingAt() && end - name.end() <= LONGEST_LINE;
    }

    private static boolean isFold(String text, int line, int end) {
        int begin = line;
        while (begin < end && (text.charAt(begin) == ' ' || text.charAt(begin) == '\t')) {
            begin++;
        }
        return begin > line && end - begin <= LONGEST_LINE;
    }
}
