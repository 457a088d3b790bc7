package dev.amana.messaging.party;

import java.util.Set;

/**
 * By what a party is or was known, in the clear.
 *
 * @param phones international where the number is one
 */
public record Identities(Set<String> addresses, Set<String> names, Set<String> phones) {
    /** Of nobody in particular. */
    public static final Identities NONE = new Identities(Set.of(), Set.of(), Set.of());

    public Identities {
        addresses = Set.copyOf(addresses);
        names = Set.copyOf(names);
        phones = Set.copyOf(phones);
    }

    /** How many, each once. */
    public int count() {
        return addresses.size() + names.size() + phones.size();
    }
}
