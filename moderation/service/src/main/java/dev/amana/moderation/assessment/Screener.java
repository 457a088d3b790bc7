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
import dev.amana.moderation.verdict.Severity;
import dev.amana.moderation.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
        message.own().forEach(text -> findings.addAll(findings(text, Place.OWN, message, ruleSet)));
        message.quoted().forEach(text -> findings.addAll(findings(text, Place.QUOTED, message, ruleSet)));
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

    private List<Finding> findings(String text, Place place, Message message, RuleSet ruleSet) {
        if (text.isBlank()) {
            return List.of();
        }
        List<Contact> found = place == Place.QUOTED ? List.of() : contacts.find(text, message.locale());
        List<Finding> findings = new ArrayList<>();
        for (Hit hit : ruleSet.scan(text, message.sender().standing())) {
            Hit weighed = Invitation.weighed(hit, found, text);
            Place voice = place == Place.OWN && hit.reported() ? Place.REPORTED : place;
            findings.add(finding(weighed, voice, text, message, ruleSet));
        }
        for (Contact contact : found) {
            Hit hit =
                    new Hit("contact-data", contact.kind().rule(), Severity.LOW, contact.start(), contact.end(), false);
            findings.add(finding(hit, place, text, message, ruleSet));
        }
        return findings;
    }

    private static Finding finding(Hit hit, Place place, String text, Message message, RuleSet ruleSet) {
        Decision decision =
                ruleSet.policy().decide(hit.category(), hit.severity(), place, message.sender(), message.recipient());
        String words = text.substring(hit.start(), Math.min(hit.end(), hit.start() + LONGEST_WORDS_CHARS));
        return new Finding(hit.category(), hit.rule(), decision.severity(), decision.outcome(), place, words);
    }
}
