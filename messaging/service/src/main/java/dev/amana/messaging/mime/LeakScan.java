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

    private final Map<String, List<Pattern>> patterns = new LinkedHashMap<>();
    private final List<LeakCheck.Finding> findings = new ArrayList<>();

    LeakScan(Set<String> identifiers) {
        identifiers.forEach(identifier -> patterns.put(identifier, Identifiers.anyOf(identifier)));
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
        reading(where, text);
        if (text.indexOf('%') >= 0) {
            reading(where, new String(HeaderParameters.percentDecode(text), StandardCharsets.UTF_8));
        }
        if (text.indexOf('&') >= 0 || text.indexOf('<') >= 0) {
            reading(where, Parser.unescapeEntities(TAG.matcher(text).replaceAll(""), false));
            reading(where, Parser.unescapeEntities(text, false));
        }
    }

    private void reading(String where, String text) {
        patterns.forEach((identifier, forms) -> {
            if (forms.stream().anyMatch(form -> form.matcher(text).find())) {
                add(where, identifier);
            }
        });
    }
}
