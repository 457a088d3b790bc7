package dev.amana.messaging.alias;

import java.util.Set;

/**
 * An alias that somebody writes to.
 *
 * @param senders keyed hashes of the addresses from which its counterpart writes; none once the counterpart is erased
 */
public record Reached(Alias alias, Set<String> senders) {
    public Reached {
        senders = Set.copyOf(senders);
    }
}
