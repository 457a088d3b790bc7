package dev.amana.moderation.assessment;

import dev.amana.moderation.model.ModelSignals;
import dev.amana.moderation.signal.Category;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.verdict.Severity;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * "Write me at" alone is harmless, and so is the address in a signature. Close together they are an attempt to leave the
 * marketplace. How close they are cannot be said where the address stands in a quote: a {@code >} is put before a line in
 * no time, so that any distance counts.
 *
 * <p>What the model only takes for a likely invitation stays what it is: it knows the look of an address itself.
 */
final class Invitation {
    private static final int CLOSE_CHARS = 80;
    private static final int CLOSE_LINES = 1;

    private Invitation() {}

    /** @param contactInQuote whether contact data stands in what claims to be an earlier message; seldom asked */
    static List<Signal> weighed(List<Signal> signals, BooleanSupplier contactInQuote, String text) {
        List<Signal> contacts = signals.stream()
                .filter(signal -> signal.category().equals(Category.CONTACT_DATA)
                        && signal.name().startsWith("contact."))
                .toList();
        return signals.stream()
                .map(signal -> weighed(signal, contacts, contactInQuote, text))
                .toList();
    }

    private static Signal weighed(Signal signal, List<Signal> contacts, BooleanSupplier contactInQuote, String text) {
        boolean serious = signal.category().equals(Category.OFF_PLATFORM)
                && signal.severity() == Severity.LOW
                && !ModelSignals.made(signal)
                && (contacts.stream().anyMatch(contact -> isClose(signal, contact, text))
                        || contactInQuote.getAsBoolean());
        return serious ? signal.withSeverity(Severity.MEDIUM) : signal;
    }

    private static boolean isClose(Signal signal, Signal contact, String text) {
        int from = Math.min(signal.end(), contact.end());
        int to = Math.max(signal.start(), contact.start());
        if (from >= to) {
            return true;
        }
        long lines = text.substring(from, to).chars().filter(c -> c == '\n').count();
        return to - from <= CLOSE_CHARS && lines <= CLOSE_LINES;
    }
}
