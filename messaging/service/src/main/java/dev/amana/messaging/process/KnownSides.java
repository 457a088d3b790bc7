package dev.amana.messaging.process;

import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.conversation.Participant;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.mime.KnownParty;
import dev.amana.messaging.party.Identities;
import dev.amana.messaging.party.Parties;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * By what the two sides of a message are known, so that it can be hidden. An agent writes as the desk, and is known by the
 * addresses of mail passwords, whichever way the message came.
 */
@Component
class KnownSides {
    private final Parties parties;
    private final Aliases aliases;
    private final SideNames names;

    KnownSides(Parties parties, Aliases aliases, SideNames names) {
        this.parties = parties;
        this.aliases = aliases;
        this.names = names;
    }

    /** @param byPerson parties and agents; nothing of the desk, which is nobody */
    record Known(Map<String, Identities> byPerson) {}

    /** Of several messages, read at once. */
    Known identities(Collection<Relay> relays) {
        Set<String> people = new HashSet<>();
        relays.forEach(relay -> {
            people.add(relay.authorId());
            people.add(relay.recipientId());
        });
        people.remove(Participant.SUPPORT_DESK);
        return new Known(parties.identities(people));
    }

    KnownParty author(Relay relay, Locale locale, Known known) {
        return known(relay.conversationId(), relay.authorSide(), relay.authorId(), relay.authorRole(), locale, known);
    }

    KnownParty recipient(Relay relay, Locale locale, Known known) {
        return known(
                relay.conversationId(), relay.recipientId(), relay.recipientId(), relay.recipientRole(), locale, known);
    }

    private KnownParty known(
            String conversationId, String side, String personId, Role role, Locale locale, Known known) {
        String alias = aliases.given(conversationId, side).localPart();
        Identities identities = known.byPerson().getOrDefault(personId, Identities.NONE);
        return new KnownParty(
                aliases.address(alias),
                names.of(role, locale),
                identities.addresses(),
                identities.names(),
                identities.phones());
    }
}
