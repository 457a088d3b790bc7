package dev.amana.messaging.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Collects findings in texts, each looked at in several readings. */
final class LeakScan {
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
    private static final int MOST_FINDINGS = 50;

    private final Map<String, Identifier> patterns = new LinkedHashMap<>();
    private final List<LeakCheck.Finding> findings = new ArrayList<>();

    LeakScan(Set<String> identifiers) {
        for (String identifier : identifiers) {
            Identifier pattern = Identifiers.of(identifier);
            if (pattern != null) {
                patterns.put(identifier, pattern);
            }
        }
    }

    List<LeakCheck.Finding> findings() {
        return List.copyOf(findings);
    }

    void add(String where, String identifier) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new LeakCheck.Finding(where, identifier));
        }
    }

    /** As it stands, percent-decoded, with entities decoded, and with tags taken out. */
    void text(String where, String text) {
        asItStands(where, text);
        if (text.indexOf('%') >= 0) {
            asItStands(where, new String(HeaderParameters.percentDecode(text), StandardCharsets.UTF_8));
        }
        if (text.indexOf('&') >= 0) {
            asItStands(where, Parser.unescapeEntities(text, false));
        }
        if (text.indexOf('<') >= 0) {
            asItStands(where, Parser.unescapeEntities(TAG.matcher(text).replaceAll(""), false));
        }
    }

    void asItStands(String where, String text) {
        patterns.forEach((identifier, pattern) -> {
            if (pattern.standsIn(text)) {
                add(where, identifier);
            }
        });
    }
}
