package dev.amana.moderation.assessment;

import dev.amana.moderation.contact.Contact;
import dev.amana.moderation.contact.ContactFinder;
import dev.amana.moderation.rules.Hit;
import dev.amana.moderation.rules.LiveRules;
import dev.amana.moderation.rules.Policy.Decision;
import dev.amana.moderation.rules.RuleSet;
import dev.amana.moderation.verdict.Finding;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Role.Standing;
import dev.amana.moderation.verdict.Severity;
import dev.amana.moderation.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts rules, contact data and policy together. Thread-safe; the same message under the same rules gets the same verdict. */
public final class Screener {
    private static final int LONGEST_WORDS_CHARS = 300;
    private static final Comparator<Finding> GRAVEST_FIRST = Comparator.comparing(Finding::outcome)
            .thenComparing(Finding::severity)
            .reversed();

    private final LiveRules rules;
    private final ContactFinder contacts;

    public Screener(LiveRules rules, ContactFinder contacts) {
        this.rules = rules;
        this.contacts = contacts;
    }

    public Verdict screen(Message message) {
        RuleSet ruleSet = rules.current();
        List<Finding> findings = new ArrayList<>();
        boolean contactInQuote = hasContactInQuote(message);
        message.own().forEach(text -> findings.addAll(findings(text, Place.OWN, contactInQuote, message, ruleSet)));
        message.quoted().forEach(text -> findings.addAll(findings(text, Place.QUOTED, false, message, ruleSet)));
        findings.sort(GRAVEST_FIRST);
        return verdict(ruleSet.label(), findings);
    }

    /** The verdict on a message that cannot be read or screened: it waits for a person, whoever wrote it. */
    public Verdict unscreened(String rule) {
        Finding finding = new Finding("unscreened", rule, Severity.MEDIUM, Outcome.HELD, Place.OWN, "");
        return verdict(rules.current().label(), List.of(finding));
    }

    private static Verdict verdict(String ruleSet, List<Finding> findings) {
        Outcome outcome = Outcome.CLEARED;
        Severity severity = Severity.NONE;
        for (Finding finding : findings) {
            outcome = outcome.graver(finding.outcome());
            severity = severity.graver(finding.severity());
        }
        return new Verdict(outcome, severity, ruleSet, findings);
    }

    /** Customer service and its customers may exchange what they like. */
    private boolean hasContactInQuote(Message message) {
        return message.sender().standing() == Standing.PARTY
                && message.recipient().standing() == Standing.PARTY
                && message.quoted().stream()
                        .anyMatch(text -> !contacts.find(text, message.locale()).isEmpty());
    }

    private List<Finding> findings(String text, Place place, boolean contactInQuote, Message message, RuleSet ruleSet) {
        if (text.isBlank()) {
            return List.of();
        }
        List<Contact> found = place == Place.QUOTED ? List.of() : contacts.find(text, message.locale());
        Map<String, Finding> ofRules = new LinkedHashMap<>();
        for (Hit hit : ruleSet.scan(text, message.sender().standing())) {
            Hit weighed = Invitation.weighed(hit, found, contactInQuote, text);
            Place voice = place == Place.OWN && hit.reported() ? Place.REPORTED : place;
            ofRules.merge(hit.rule(), finding(weighed, voice, text, message, ruleSet), Screener::graver);
        }
        List<Finding> findings = new ArrayList<>(ofRules.values());
        for (Contact contact : found) {
            Hit hit =
                    new Hit("contact-data", contact.kind().rule(), Severity.LOW, contact.start(), contact.end(), false);
            findings.add(finding(hit, place, text, message, ruleSet));
        }
        return findings;
    }

    /** A rule counts once: where it weighs most, and among equals where the sender speaks himself. */
    private static Finding graver(Finding first, Finding second) {
        int order = GRAVEST_FIRST.compare(first, second);
        return order > 0 || (order == 0 && first.place() == Place.REPORTED) ? second : first;
    }

    private static Finding finding(Hit hit, Place place, String text, Message message, RuleSet ruleSet) {
        Decision decision =
                ruleSet.policy().decide(hit.category(), hit.severity(), place, message.sender(), message.recipient());
        String words = text.substring(hit.start(), Math.min(hit.end(), hit.start() + LONGEST_WORDS_CHARS));
        return new Finding(hit.category(), hit.rule(), decision.severity(), decision.outcome(), place, words);
    }
}
