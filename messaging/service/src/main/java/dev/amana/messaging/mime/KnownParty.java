package dev.amana.messaging.mime;

import java.util.Set;

/**
 * What is known of one party of a conversation, so that it can be found and replaced.
 *
 * @param alias the address that stands for the party
 * @param displayName what stands for its name, such as {@code Buyer}
 * @param addresses real e-mail addresses
 * @param names full names; single words are not replaced
 * @param phones in any notation
 */
public record KnownParty(
        String alias, String displayName, Set<String> addresses, Set<String> names, Set<String> phones) {}
