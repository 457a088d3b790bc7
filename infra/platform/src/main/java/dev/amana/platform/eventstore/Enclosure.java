package dev.amana.platform.eventstore;

import dev.amana.platform.blob.SealedBlob;
import java.util.List;
import java.util.function.Supplier;

/**
 * A blob that is stored together with the events to which a command leads: with them or, when it is rejected or was known
 * before, not at all. That saves a commit of its own. Bound to the thread that decides, as {@link Attempt} is.
 */
public final class Enclosure {
    private static final ScopedValue<List<SealedBlob>> CURRENT = ScopedValue.newInstance();

    private Enclosure() {}

    /** @param command sends one command and waits for its answer */
    public static <T> T with(SealedBlob blob, Supplier<T> command) {
        return ScopedValue.where(CURRENT, List.of(blob)).call(command::get);
    }

    static List<SealedBlob> current() {
        return CURRENT.orElse(List.of());
    }
}
