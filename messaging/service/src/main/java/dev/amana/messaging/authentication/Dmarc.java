package dev.amana.messaging.authentication;

import dev.amana.messaging.authentication.Dns.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xbill.DNS.Type;

/**
 * What the owner of a domain wants done with mails that are not proven to be from it (DMARC, RFC 7489). {@code pct} is not
 * followed: a policy holds for all mails or none.
 */
record Dmarc(Policy policy, boolean strictDkim, boolean strictSpf) {
    enum Policy {
        /** No record. */
        ABSENT,
        NONE,
        QUARANTINE,
        REJECT,
        /** It could not be looked up. */
        UNKNOWN
    }

    private static final int MOST_TAGS = 30;

    static Dmarc of(String domain, Dns.Questions dns) {
        Answer own = dns.ask("_dmarc." + domain, Type.TXT);
        if (own instanceof Answer.Failed) {
            return relaxed(Policy.UNKNOWN);
        }
        Map<String, String> tags = tags(own);
        String organisation = Domains.organisation(domain);
        if (!tags.isEmpty() || organisation.equalsIgnoreCase(domain)) {
            return of(tags, "p");
        }
        Answer above = dns.ask("_dmarc." + organisation, Type.TXT);
        if (above instanceof Answer.Failed) {
            return relaxed(Policy.UNKNOWN);
        }
        Map<String, String> inherited = tags(above);
        return of(inherited, inherited.containsKey("sp") ? "sp" : "p");
    }

    private static Dmarc relaxed(Policy policy) {
        return new Dmarc(policy, false, false);
    }

    private static Dmarc of(Map<String, String> tags, String policyTag) {
        if (tags.isEmpty()) {
            return relaxed(Policy.ABSENT);
        }
        Policy policy = switch (tags.getOrDefault(policyTag, "none")) {
            case "reject" -> Policy.REJECT;
            case "quarantine" -> Policy.QUARANTINE;
            default -> Policy.NONE;
        };
        return new Dmarc(policy, "s".equals(tags.get("adkim")), "s".equals(tags.get("aspf")));
    }

    /** Those of the one record there is; of several, none counts. */
    private static Map<String, String> tags(Answer answer) {
        List<String> records = Dns.texts(answer).stream()
                .filter(text -> text.stripLeading().startsWith("v=DMARC1"))
                .toList();
        Map<String, String> tags = new HashMap<>();
        if (records.size() == 1) {
            for (String tag : records.getFirst().split(";", MOST_TAGS)) {
                int equals = tag.indexOf('=');
                if (equals > 0) {
                    tags.putIfAbsent(
                            tag.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                            tag.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
                }
            }
        }
        return tags;
    }
}
