package dev.amana.moderation.inbound;

import static dev.amana.platform.personal.RetentionClass.PROFILE;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRegistered;
import dev.amana.moderation.person.KnownContacts;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.Received;
import dev.amana.platform.personal.Vault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Keeps by what parties are known. A consumer of its own: where it is new it reads all that the marketplace ever told, poll by
 * poll, so that those who registered before there were such hashes are known, too. What is read again changes nothing,
 * and who was erased meanwhile cannot be read.
 */
@Component
class ContactListener {
    static final String GROUP = "moderation.known-contacts";

    private final Inbox inbox;
    private final KnownContacts contacts;
    private final Vault vault;

    ContactListener(Inbox inbox, KnownContacts contacts, Vault vault) {
        this.inbox = inbox;
        this.contacts = contacts;
        this.vault = vault;
    }

    @KafkaListener(id = GROUP, groupId = GROUP, topics = MarketplaceEvent.TOPIC)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consumeOnly(GROUP, batch, MarketplaceEvent.class, ContactListener::registrations, this::know);
    }

    private static List<Received<MarketplaceEvent>> registrations(List<Received<MarketplaceEvent>> all) {
        return all.stream()
                .filter(received -> received.event() instanceof PartyRegistered)
                .toList();
    }

    /** A number without its country is dialled from where the party lives. */
    private void know(Received<MarketplaceEvent> received) {
        if (received.event() instanceof PartyRegistered party) {
            vault.open(party.email())
                    .reveal()
                    .ifPresent(address -> contacts.address(party.partyId(), address, party.registeredAt()));
            Optional.ofNullable(party.phone())
                    .flatMap(phone -> vault.open(phone).reveal())
                    .ifPresent(
                            number -> contacts.phone(party.partyId(), number, party.country(), party.registeredAt()));
            forgetIfErased(party);
        }
    }

    /** A key may be cached here and gone: whoever is erased while this is written, is known by nothing afterwards. */
    private void forgetIfErased(PartyRegistered party) {
        String subject = party.email().subject();
        vault.evict(subject, Set.of(PROFILE.wireName()));
        if (!vault.hasKey(subject, PROFILE)) {
            contacts.forget(party.partyId(), Set.of(PROFILE.wireName()));
        }
    }
}
