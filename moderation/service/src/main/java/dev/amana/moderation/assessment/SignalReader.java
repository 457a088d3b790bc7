package dev.amana.moderation.assessment;

import dev.amana.moderation.contact.ContactSignals;
import dev.amana.moderation.model.ModelSignals;
import dev.amana.moderation.model.Opinion;
import dev.amana.moderation.phrase.ReadSentences;
import dev.amana.moderation.rules.RuleSet;
import dev.amana.moderation.signal.Passage;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.signal.SignalSource;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Role.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads a message once and says all that is noticed in it. Thread-safe; judges nothing. */
public final class SignalReader {
    private final ContactSignals contacts;
    private final ModelSignals model;
    private final List<SignalSource> more;

    /** @param more further sources, such as a classifier */
    public SignalReader(ContactSignals contacts, ModelSignals model, List<SignalSource> more) {
        this.contacts = contacts;
        this.model = model;
        this.more = List.copyOf(more);
    }

    /** The model's version. */
    String model() {
        return model.label();
    }

    /** @param phrases the phrase rules in force, which are one source among others */
    public List<Signal> signals(Message message, RuleSet phrases) {
        Phrases read = new Phrases(phrases, phrases.reading());
        List<Signal> signals = new ArrayList<>();
        BooleanSupplier contactInQuote = new ContactInQuote(message);
        for (int part = 0; part < message.own().size(); part++) {
            signals.addAll(signals(Passage.own(message, part), contactInQuote, read));
            signals.addAll(dealtOut(message, message.own().get(part), read));
        }
        for (int part = 0; part < message.quoted().size(); part++) {
            signals.addAll(signals(Passage.quoted(message, part), () -> false, read));
        }
        signals.addAll(overSeams(message, read));
        return signals;
    }

    /** @param reading what was read of the message so far: its texts repeat each other */
    private record Phrases(RuleSet rules, ReadSentences reading) {
        RuleSet.Heard hear(Passage passage) {
            return rules.hear(passage, reading);
        }
    }

    private List<Signal> overSeams(Message message, Phrases phrases) {
        List<Signal> signals = new ArrayList<>();
        for (Window window : Seams.of(message, " ")) {
            signals.addAll(acrossSeam(window, phrases));
        }
        for (Window cut : Seams.of(message, "")) {
            signals.addAll(cut.acrossSeam(contacts.signals(cut.passage())));
        }
        return signals;
    }

    private List<Signal> dealtOut(Message message, String own, Phrases phrases) {
        if (message.earlier().isEmpty() || own.isBlank()) {
            return List.of();
        }
        Window window = Window.over(message, own);
        List<Signal> signals = new ArrayList<>(acrossSeam(window, phrases));
        Window cut = Window.cut(message, own);
        signals.addAll(cut.acrossSeam(contacts.signals(cut.passage())));
        return signals;
    }

    /** Quotes are long, and few signals ask for it: looked for when the first one does, and once. For one thread. */
    private final class ContactInQuote implements BooleanSupplier {
        private final Message message;
        private @Nullable Boolean known;

        ContactInQuote(Message message) {
            this.message = message;
        }

        @Override
        public boolean getAsBoolean() {
            Boolean answer = known;
            if (answer == null) {
                answer = hasContactInQuote(message);
                known = answer;
            }
            return answer;
        }
    }

    /** Customer service and its customers may exchange what they like. */
    private boolean hasContactInQuote(Message message) {
        return message.sender().standing() == Standing.PARTY
                && message.recipient().standing() == Standing.PARTY
                && message.quoted().stream().anyMatch(text -> contacts.holdsContact(text, message.locale()));
    }

    /** Mostly neither rules nor the model notice anything there, and then nothing else of what they notice matters. */
    private List<Signal> acrossSeam(Window window, Phrases phrases) {
        Passage passage = window.passage();
        if (passage.text().isBlank()) {
            return List.of();
        }
        if (isNoticed(window.near(), phrases)) {
            return window.acrossSeam(signals(passage, () -> false, phrases));
        }
        Window narrow = window.narrow();
        List<Signal> found = new ArrayList<>(narrow.acrossSeam(contacts.signals(narrow.passage())));
        found.addAll(window.acrossSeam(others(passage)));
        return found;
    }

    private boolean isNoticed(Window near, Phrases phrases) {
        RuleSet.Heard heard = phrases.hear(near.passage());
        return heard.signals().stream().anyMatch(near::isOverSeam)
                || model.mayNoticeOver(near.seam(), heard, near.passage());
    }

    private List<Signal> signals(Passage passage, BooleanSupplier contactInQuote, Phrases phrases) {
        return passage.text().isBlank() ? List.of() : signals(passage, phrases.hear(passage), contactInQuote);
    }

    private List<Signal> signals(Passage passage, RuleSet.Heard heard, BooleanSupplier contactInQuote) {
        Opinion opinion = model.opinion(heard, passage);
        List<Signal> found = new ArrayList<>();
        heard.signals().forEach(signal -> found.add(opinion.weighed(signal)));
        found.addAll(opinion.signals());
        found.addAll(unheard(passage));
        return Invitation.weighed(found, contactInQuote, passage.text());
    }

    /** What is no matter of words. */
    private List<Signal> unheard(Passage passage) {
        List<Signal> found = new ArrayList<>();
        if (passage.place() != Place.QUOTED) {
            found.addAll(contacts.signals(passage));
        }
        found.addAll(others(passage));
        return found;
    }

    private List<Signal> others(Passage passage) {
        return more.stream().flatMap(source -> source.signals(passage).stream()).toList();
    }
}
