package dev.amana.messaging.party;

import java.util.Set;

/** By what a party is or was known, in the clear. */
public record Identities(Set<String> addresses, Set<String> names) {
    public Identities {
        addresses = Set.copyOf(addresses);
        names = Set.copyOf(names);
    }
}
