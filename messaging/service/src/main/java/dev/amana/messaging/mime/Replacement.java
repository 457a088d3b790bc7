package dev.amana.messaging.mime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Puts aliases and neutral names where real addresses, full names and phone numbers of known parties stand: in any case,
 * across line wraps, in text and in HTML with its attributes.
 */
public final class Replacement {
    private static final String WITHHELD_NUMBER = "***";

    record Rule(Identifier identifier, String with) {}

    private final List<Rule> rules = new ArrayList<>();

    public Replacement(Collection<KnownParty> parties) {
        parties.forEach(this::add);
    }

    private void add(KnownParty party) {
        party.addresses().forEach(address -> rules.add(new Rule(Identifiers.address(address), party.alias())));
        party.names().forEach(name -> addRule(Identifiers.name(name), party.displayName()));
        party.phones().forEach(phone -> addRule(Identifiers.phone(phone), WITHHELD_NUMBER));
    }

    private void addRule(@Nullable Identifier identifier, String with) {
        if (identifier != null) {
            rules.add(new Rule(identifier, with));
        }
    }

    public String inText(String text) {
        String result = text;
        for (Rule rule : rules) {
            String replaced = rule.identifier().replacedIn(result, rule.with());
            result = replaced == null ? result : replaced;
        }
        return result;
    }

    /** Changes texts and attributes of a sanitised document in place. */
    public void inHtml(Document document) {
        HtmlReplacement.apply(document, this);
    }

    List<Rule> rules() {
        return rules;
    }
}
