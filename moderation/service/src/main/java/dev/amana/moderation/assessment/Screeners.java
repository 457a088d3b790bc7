package dev.amana.moderation.assessment;

import dev.amana.moderation.contact.ContactFinder;
import dev.amana.moderation.contact.ContactSignals;
import dev.amana.moderation.model.FoundationModel;
import dev.amana.moderation.model.ModelSignals;
import dev.amana.moderation.number.PersonalNumbers;
import dev.amana.moderation.rules.LiveRules;
import dev.amana.moderation.text.Normaliser;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;

/** Screeners without an application around them, for benchmarks and tests. */
public final class Screeners {
    private static final Set<String> NOBODYS_DOMAINS = Set.of("alias.amana.test");

    private Screeners() {}

    /** With the rules that come with the application. */
    public static Screener builtIn(Normaliser normaliser) {
        LiveRules rules = LiveRules.from("", normaliser, new SimpleMeterRegistry());
        ContactSignals contacts = new ContactSignals(new ContactFinder(normaliser, NOBODYS_DOMAINS));
        ModelSignals model = new ModelSignals(FoundationModel.builtIn());
        return new Screener(rules, new SignalReader(contacts, model, List.of(new PersonalNumbers(normaliser))));
    }
}
