package dev.amana.messaging.mime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parts what a person wrote now from what was quoted or added by a mail program. Each line is given a kind; the sequence
 * of kinds, one letter each, is then cut by rules that look like regular expressions because they are.
 */
public final class QuoteSplitter {

    /**
     * @param text what is new
     * @param quoted the rest, in order
     */
    public record Split(String text, String quoted) {}

    private static final int MOST_LINES = 5000;
    private static final Pattern QUOTE_THEN_REPLY = Pattern.compile("^[es]*+b[bqeh]++(?=t[et]*+$)");
    private static final Pattern REPLY_THEN_QUOTE = Pattern.compile("te*(b[eqbh]*([te]*))$");
    private static final Pattern REPLY_THEN_UNMARKED_MAIL = Pattern.compile("te*(b[^q]*)$");
    private static final Pattern REPLY_THEN_HEADERS = Pattern.compile("t[eq]*(h{3,}.*)$");
    private static final Pattern TRAILING_QUOTE = Pattern.compile("te*([qbe]*[qb]e*)$");
    // Possessive: a group that may give back takes a stack frame each time it repeats.
    private static final Pattern WRAPPED_HEADERS = Pattern.compile("h++(?:th++)++");
    private static final Pattern LEADING_LINES = Pattern.compile("\\A(?:[ \\t]*+\\n)++");
    private static final Pattern GREETING = Pattern.compile(".{1,60}[,،，、]");
    private static final int LONGEST_AFTERWORD_LINES = 6;

    private final LineKinds kinds = new LineKinds(QuoteMarkers.load());

    public Split split(String body) {
        List<String> raw = body.lines().toList();
        if (raw.size() > MOST_LINES) {
            return new Split(body.strip(), "");
        }
        List<LineKinds.Line> lines = kinds.classify(raw);
        if (lines.stream().allMatch(line -> line.kind() == 't' || line.kind() == 'e')) {
            return new Split(Cut.join(raw), "");
        }
        Cut cut = new Cut(lines);
        cut.fromDelimiter();
        cut.dropAll('s');
        cut.joinWrappedHeaders();
        cut.leading(QUOTE_THEN_REPLY);
        Matcher followed = cut.find(REPLY_THEN_QUOTE);
        if (followed != null && isAfterword(followed.group(2)) && !cut.isGreeting(followed.start(1))) {
            cut.from(followed.start(1));
        }
        cut.trailing(REPLY_THEN_UNMARKED_MAIL);
        cut.trailing(REPLY_THEN_HEADERS);
        cut.trailing(TRAILING_QUOTE);
        cut.dropAll('b');
        return cut.result();
    }

    /** What stands below a quote is a signature, if it is short. */
    private static boolean isAfterword(String kinds) {
        return kinds.chars().filter(kind -> kind == 't').count() <= LONGEST_AFTERWORD_LINES;
    }

    /** The lines still held to be new, and those cut so far. */
    private static final class Cut {
        private final List<LineKinds.Line> all;
        private final List<LineKinds.Line> kept;

        Cut(List<LineKinds.Line> lines) {
            this.all = lines;
            this.kept = new ArrayList<>(lines);
        }

        private String pattern() {
            StringBuilder letters = new StringBuilder(kept.size());
            kept.forEach(line -> letters.append(line.kind()));
            return letters.toString();
        }

        @Nullable
        Matcher find(Pattern rule) {
            Matcher matcher = rule.matcher(pattern());
            return matcher.find() ? matcher : null;
        }

        /** Who wrote no more above the quote than whom he greets answers below it. */
        boolean isGreeting(int end) {
            List<String> text = kept.subList(0, end).stream()
                    .filter(line -> line.kind() == 't')
                    .map(line -> line.text().strip())
                    .toList();
            return text.size() == 1 && GREETING.matcher(text.getFirst()).matches();
        }

        void fromDelimiter() {
            int first = pattern().indexOf('d');
            // With nothing before it, a line of dashes is decoration and not an end.
            if (first >= 0 && pattern().substring(0, first).indexOf('t') >= 0) {
                from(first);
            }
        }

        void dropAll(char kind) {
            kept.removeIf(line -> line.kind() == kind);
        }

        void joinWrappedHeaders() {
            Matcher headers = find(WRAPPED_HEADERS);
            if (headers != null) {
                for (int i = headers.start(); i < headers.end(); i++) {
                    kept.set(i, kept.get(i).as('h'));
                }
            }
        }

        void leading(Pattern rule) {
            Matcher matcher = find(rule);
            if (matcher != null) {
                kept.subList(0, matcher.end()).clear();
            }
        }

        void trailing(Pattern rule) {
            Matcher matcher = find(rule);
            if (matcher != null) {
                from(matcher.start(1));
            }
        }

        void from(int index) {
            kept.subList(index, kept.size()).clear();
        }

        Split result() {
            Set<Integer> keptNumbers = new HashSet<>();
            kept.forEach(line -> keptNumbers.add(line.number()));
            List<String> rest = all.stream()
                    .filter(line -> !keptNumbers.contains(line.number()))
                    .map(LineKinds.Line::text)
                    .toList();
            return new Split(join(kept.stream().map(LineKinds.Line::text).toList()), join(rest));
        }

        private static String join(List<String> lines) {
            // Empty lines at both ends go, the indent of the first line stays.
            return LEADING_LINES
                    .matcher(String.join("\n", lines))
                    .replaceFirst("")
                    .stripTrailing();
        }
    }
}
