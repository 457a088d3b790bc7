package dev.amana.messaging.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Collects findings in texts, each looked at in several readings. */
final class LeakScan {
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]");
    private static final Pattern QUOTED_PRINTABLE = Pattern.compile("=([0-9A-Fa-f]{2})");
    private static final int MOST_FINDINGS = 50;

    private final LeakCheck.Wanted wanted;
    private final List<LeakCheck.Finding> findings = new ArrayList<>();

    LeakScan(LeakCheck.Wanted wanted) {
        this.wanted = wanted;
    }

    List<LeakCheck.Finding> findings() {
        return List.copyOf(findings);
    }

    void add(String where, String identifier) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new LeakCheck.Finding(where, identifier));
        }
    }

    /** As it stands, as a header, turned round where it is shown so, decoded in every way, and what is encoded in it. */
    void text(String where, String text) {
        asItStands(where, text);
        if (EncodedWords.mayStandIn(text)) {
            asItStands(where, EncodedWords.decoded(text));
        }
        EncodedRuns.readings(text).forEach(reading -> asItStands(where, reading));
        Escapes.readings(text).forEach(reading -> asItStands(where, reading));
        if (text.indexOf(DirectionOverrides.RIGHT_TO_LEFT) >= 0) {
            asItStands(where, new StringBuilder(text).reverse().toString());
        }
        if (text.indexOf('&') >= 0) {
            asItStands(where, Parser.unescapeEntities(text, false));
        }
        if (text.indexOf('<') >= 0) {
            asItStands(where, Parser.unescapeEntities(TAG.matcher(text).replaceAll(""), false));
        }
    }

    /** A file's text is besides read as calendars and cards are: unfolded, and with what old cards encode. */
    void fileText(String where, String text) {
        text(where, text);
        String head = text.substring(0, Math.min(text.length(), 200)).toUpperCase(Locale.ROOT);
        if (head.contains("BEGIN:V")) {
            String unfolded = FOLD.matcher(text).replaceAll("");
            text(where, unfolded);
            text(where, unfolded.replace("\\n", "\n").replace("\\", ""));
            String joined = text.replaceAll("=\\r?\\n", "");
            asItStands(
                    where,
                    QUOTED_PRINTABLE
                            .matcher(joined)
                            .replaceAll(code -> Matcher.quoteReplacement(
                                    String.valueOf((char) Integer.parseInt(code.group(1), 16)))));
        }
    }

    /** Also without what nobody sees. */
    void asItStands(String where, String text) {
        asWritten(where, text);
        FoldedText folded = FoldedText.of(text);
        if (folded != null) {
            asWritten(where, folded.text());
        }
    }

    /** Also with broken lines put together. */
    void asWritten(String where, String text) {
        look(where, text);
        String unfolded = LineFolds.removed(text);
        if (unfolded.length() < text.length()) {
            look(where, unfolded);
        }
    }

    private void look(String where, String text) {
        wanted.patterns().forEach((identifier, pattern) -> {
            if (pattern.standsIn(text)) {
                add(where, identifier);
            }
        });
    }
}
