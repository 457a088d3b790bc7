package dev.amana.messaging.mime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts aliases and neutral names where real addresses, full names and phone numbers of known parties stand: in any case,
 * across line wraps, in text and in HTML with its attributes.
 */
public final class Replacement {
    private static final String WITHHELD_NUMBER = "***";

    record Rule(Pattern pattern, String with) {
        @Nullable
        String applyTo(String text) {
            Matcher matcher = pattern.matcher(text);
            return matcher.find() ? matcher.replaceAll(Matcher.quoteReplacement(with)) : null;
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    public Replacement(Collection<KnownParty> parties) {
        parties.forEach(this::add);
    }

    private void add(KnownParty party) {
        party.addresses().forEach(address -> rules.add(new Rule(Identifiers.address(address), party.alias())));
        party.names().forEach(name -> addRule(Identifiers.name(name), party.displayName()));
        party.phones().forEach(phone -> addRule(Identifiers.phone(phone), WITHHELD_NUMBER));
    }

    private void addRule(@Nullable Pattern pattern, String with) {
        if (pattern != null) {
            rules.add(new Rule(pattern, with));
        }
    }

    public String inText(String text) {
        String result = text;
        for (Rule rule : rules) {
            String replaced = rule.applyTo(result);
            result = replaced == null ? result : replaced;
        }
        return result;
    }

    /** @param html a sanitised fragment */
    public String inHtml(String html) {
        return HtmlReplacement.apply(html, this);
    }

    List<Rule> rules() {
        return rules;
    }
}
