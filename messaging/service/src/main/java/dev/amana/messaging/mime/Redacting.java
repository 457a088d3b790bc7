package dev.amana.messaging.mime;

import dev.amana.published.Redactions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;

/** Takes out the words that moderation wants gone, wherever they stand: in text, HTML, files and names. */
final class Redacting {
    private final List<Replacement.Rule> rules;

    private Redacting(List<Replacement.Rule> rules) {
        this.rules = rules;
    }

    static Redacting of(Treatment treatment, Locale locale) {
        String removed = Redactions.replacement(locale);
        return new Redacting(treatment.redactions().stream()
                .filter(words -> !words.isBlank())
                .distinct()
                // Shorter ones may be a part of longer ones.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(words -> new Replacement.Rule(new Identifier.Words(Redactions.pattern(words)), removed))
                .toList());
    }

    List<Replacement.Rule> rules() {
        return rules;
    }

    /** Nothing leaves on a doubt: where words are left after all, no mail is made of the message. */
    void requireGone(String subject, MailParts.Made made, LeakCheck check) {
        if (rules.isEmpty()) {
            return;
        }
        String html = made.html() == null ? "" : Jsoup.parse(made.html()).text();
        for (Replacement.Rule rule : rules) {
            if (rule.identifier().standsIn(subject)
                    || rule.identifier().standsIn(made.text())
                    || rule.identifier().standsIn(html)) {
                throw left();
            }
        }
        if (made.attachments().stream().anyMatch(file -> standIn(file, check))) {
            throw left();
        }
    }

    /** What a PDF draws cannot be replaced, and what cannot be looked into may hold anything. */
    private boolean standIn(MailAttachment file, LeakCheck check) {
        Map<String, Identifier> wanted = new HashMap<>();
        rules.forEach(rule -> wanted.put(rule.identifier().pattern().pattern(), rule.identifier()));
        return !check.inspectFile(file, new LeakCheck.Wanted(wanted)).isEmpty();
    }

    private static UnreadableMail left() {
        return new UnreadableMail("Words could not be taken out");
    }
}
