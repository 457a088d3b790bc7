package dev.amana.messaging.file;

import dev.amana.messaging.file.FileFault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Invitations and other calendar entries (RFC 5545, RFC 5546) line by line, so that times, rules and zones come out as
 * they came. Properties are on a list; people are the two parties under their aliases and nobody else; events are called otherwise
 * for the reader, and always the same.
 */
final class CalendarRewriter {
    /** {@code NAME;PARAMETER=value;PARAMETER="quoted: value":value}. */
    private static final Pattern LINE =
            Pattern.compile("([A-Za-z0-9-]+)((?:;(?:\"[^\"]*+\"|[^\":]++)*+)?):(.*)", Pattern.DOTALL);

    private static final Pattern PARAMETER = Pattern.compile(";([A-Za-z0-9-]+)=((?:\"[^\"]*+\"|[^\";]++)*+)");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:mailto:)?\\s*<?([^\\s<>]+@[^\\s<>]+?)>?\\s*");

    private static final Set<String> KEPT = Set.of(
            ("BEGIN END VERSION PRODID CALSCALE METHOD UID DTSTAMP DTSTART DTEND DURATION SUMMARY DESCRIPTION COMMENT"
                            + " LOCATION GEO URL STATUS CLASS PRIORITY TRANSP SEQUENCE CREATED LAST-MODIFIED RRULE RDATE"
                            + " EXDATE EXRULE RECURRENCE-ID CATEGORIES RESOURCES ORGANIZER ATTENDEE CONTACT RELATED-TO"
                            + " ACTION TRIGGER REPEAT TZID TZNAME TZOFFSETFROM TZOFFSETTO TZURL DUE COMPLETED"
                            + " PERCENT-COMPLETE FREEBUSY REQUEST-STATUS X-ALT-DESC X-WR-TIMEZONE"
                            + " X-MICROSOFT-CDO-BUSYSTATUS X-MICROSOFT-CDO-ALLDAYEVENT NAME COLOR CONFERENCE")
                    .split(" "));

    /** Parameters that name no one. */
    private static final Set<String> KEPT_PARAMETERS = Set.of(
            ("VALUE TZID PARTSTAT ROLE RSVP CUTYPE LANGUAGE RELATED RANGE FBTYPE RELTYPE ENCODING FMTTYPE CN FEATURE"
                            + " LABEL")
                    .split(" "));

    private static final Set<String> PEOPLE = Set.of("ORGANIZER", "ATTENDEE", "CONTACT");

    /** Methods of those who were invited (RFC 5546). */
    private static final Pattern ANSWER = Pattern.compile("(?im)^METHOD:\\s*(?:REPLY|COUNTER|REFRESH)\\s*$");

    private final Rewriting with;
    private final boolean answers;

    private CalendarRewriter(Rewriting with, boolean answers) {
        this.with = with;
        this.answers = answers;
    }

    /** @param text in any line ends; what comes out has CRLF and belongs into UTF-8 */
    static String rewritten(String text, Rewriting with) throws FileFault {
        CalendarRewriter rewriter =
                new CalendarRewriter(with, ANSWER.matcher(text).find());
        List<String> lines = new ArrayList<>();
        for (String line : ContentLines.unfolded(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            String kept = rewriter.line(line);
            if (kept != null) {
                lines.add(kept);
            }
        }
        if (lines.isEmpty() || !lines.getFirst().equalsIgnoreCase("BEGIN:VCALENDAR")) {
            throw new FileFault(Kind.UNREADABLE);
        }
        return ContentLines.folded(lines);
    }

    private @Nullable String line(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return null;
        }
        String name = parts.group(1).toUpperCase(Locale.ROOT);
        if (!KEPT.contains(name)) {
            return null;
        }
        String value = parts.group(3);
        return switch (name) {
            case "PRODID" -> "PRODID:-//Amana//Relay//EN";
            case "ORGANIZER" -> organizer(value);
            case "ATTENDEE" -> attendee(parts.group(2), value);
            case "CONTACT" -> null;
            case "UID", "RELATED-TO" -> name + parameters(name, parts.group(2)) + ":" + with.eventUid(value.strip());
            case "X-ALT-DESC" -> "X-ALT-DESC;FMTTYPE=text/html:" + html(value);
            default -> name + parameters(name, parts.group(2)) + ":" + text(value);
        };
    }

    /** The author, unless the author answers: then it stays who asked. */
    private String organizer(String value) {
        Matcher address = ADDRESS.matcher(value);
        return answers && address.matches() && with.knows(address.group(1))
                ? "ORGANIZER:mailto:" + with.text(address.group(1))
                : "ORGANIZER;CN=" + quoted(with.name()) + ":mailto:" + with.alias();
    }

    /** Who else is invited is nobody's business but the author's, and may be the author under another address. */
    private @Nullable String attendee(String parameters, String value) {
        Matcher address = ADDRESS.matcher(value);
        if (!address.matches() || !with.knows(address.group(1))) {
            return null;
        }
        return "ATTENDEE" + parameters("ATTENDEE", parameters) + ":mailto:" + with.text(address.group(1));
    }

    private String parameters(String property, String parameters) {
        StringBuilder kept = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(parameters);
        while (parameter.find()) {
            String name = parameter.group(1).toUpperCase(Locale.ROOT);
            boolean person = PEOPLE.contains(property) && name.equals("CN");
            if (KEPT_PARAMETERS.contains(name) && !person) {
                kept.append(';').append(name).append('=').append(with.text(parameter.group(2)));
            }
        }
        return kept.toString();
    }

    /** A line break within a value is written {@code \n}, and may stand within an address as one may in a mail. */
    private String text(String value) {
        String readable = value.replace("\\n", "\n").replace("\\N", "\n");
        String rewritten = with.text(readable);
        return rewritten.equals(readable) ? value : rewritten.replace("\n", "\\n");
    }

    private String html(String value) {
        String readable = value.replace("\\n", "\n").replace("\\N", "\n").replaceAll("\\\\([,;\\\\])", "$1");
        return with.html(readable)
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r", "")
                .replace("\n", "\\n");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "'") + '"';
    }
}
