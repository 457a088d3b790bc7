package dev.amana.messaging.mime;

import dev.amana.messaging.mime.Readings.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Puts aliases and neutral names where real addresses, full names and phone numbers of known parties stand: in any case,
 * across line wraps, in text and in HTML with its attributes.
 */
public final class Replacement {
    private static final String WITHHELD_NUMBER = "***";

    record Rule(Identifier identifier, String with) {
        /** Where it stands, in order, however it is written. */
        List<Range> in(Readings readings) {
            return readings.of(identifier);
        }
    }

    /**
     * Whoever has an opt-out link can use it. It stands below what a seller writes, and comes back in the buyer's quotes.
     */
    private static final Rule OPT_OUT = link("/api/preferences/opt-out/");

    /** The same of a link to report a message: in a quote its author would have it. */
    private static final Rule REPORT = link("/api/message-reports/");

    private static final int LONGEST_WORDS_CHARS = 160;

    private final List<Rule> rules = new ArrayList<>();

    public Replacement(Collection<KnownParty> parties) {
        this(parties, new IdentifierCache());
    }

    Replacement(Collection<KnownParty> parties, IdentifierCache cache) {
        parties.forEach(party -> add(party, cache));
        rules.add(OPT_OUT);
        rules.add(REPORT);
    }

    /** A link with a token, perhaps wrapped: what it is about, a day and a signature, between dots. */
    private static Rule link(String path) {
        String wrap = "(?:=?\\r?\\n[>\\s]*+)?";
        String token = "(?:[A-Za-z0-9_~-]" + wrap + "){1," + LONGEST_WORDS_CHARS + "}\\." + wrap + "(?:[A-Za-z0-9]"
                + wrap + "){1,10}(?:\\." + wrap + "(?:[A-Za-z0-9_-]" + wrap + "){0,31}[A-Za-z0-9_-])?";
        Pattern pattern = Pattern.compile("https?://[^\\s<>\"]{1,200}?" + path + token);
        return new Rule(new Identifier.Name(pattern, List.of(path), null), WITHHELD_NUMBER);
    }

    /** The same, and first of all these: what is to be taken out may contain what is to be replaced. */
    Replacement and(List<Rule> more) {
        rules.addAll(0, more);
        return this;
    }

    /** The same, and last of all these: what was put in before is left alone by them. */
    Replacement then(Rule last) {
        rules.add(last);
        return this;
    }

    private void add(KnownParty party, IdentifierCache cache) {
        party.addresses().forEach(address -> rules.add(new Rule(cache.address(address), party.alias())));
        party.names().forEach(name -> addRule(cache.name(name), party.displayName()));
        party.phones().forEach(phone -> addRule(cache.phone(phone), WITHHELD_NUMBER));
    }

    private void addRule(@Nullable Identifier identifier, String with) {
        if (identifier != null) {
            rules.add(new Rule(identifier, with));
        }
    }

    public String inText(String text) {
        return withoutEncoded(asWritten(DirectionOverrides.without(text)));
    }

    /** What stands in Base64, behind percent signs and the like is taken out when it names somebody. */
    String withoutEncoded(String text) {
        Predicate<String> tells = run -> !asWritten(run).equals(run);
        return Escapes.without(EncodedRuns.without(EncodedWords.rewritten(text, this::asWritten), tells), tells);
    }

    private String asWritten(String text) {
        Readings readings = new Readings(text);
        for (Rule rule : rules) {
            List<Range> ranges = rule.in(readings);
            if (!ranges.isEmpty()) {
                readings = new Readings(replaced(readings.text(), ranges, rule.with()));
            }
        }
        return readings.text();
    }

    private static String replaced(String text, List<Range> ranges, String with) {
        StringBuilder result = new StringBuilder(text);
        for (Range range : ranges.reversed()) {
            result.replace(range.start(), range.end(), with);
        }
        return result.toString();
    }

    /** Changes texts and attributes of a sanitised document in place. */
    public void inHtml(Document document) {
        inTree(document.body(), element -> element.isBlock() || element.nameIs("br"));
    }

    /** The same in any tree, whose lines end where {@code endsLine} says. */
    void inTree(Element root, Predicate<Element> endsLine) {
        TreeReplacement.apply(root, this, endsLine);
    }

    List<Rule> rules() {
        return rules;
    }
}
