package dev.amana.messaging.inbound;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRegistered;
import dev.amana.messaging.party.AddressReturns;
import dev.amana.messaging.party.Parties;
import dev.amana.messaging.party.Party;
import dev.amana.platform.consumption.Inbox;
import dev.amana.platform.consumption.Received;
import dev.amana.platform.personal.Vault;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps addresses, names and phone numbers as the marketplace knows them. */
@Component
class PartyListener {
    static final String GROUP = "messaging.parties";

    private final Inbox inbox;
    private final Parties parties;
    private final AddressReturns addresses;
    private final Vault vault;

    PartyListener(Inbox inbox, Parties parties, AddressReturns addresses, Vault vault) {
        this.inbox = inbox;
        this.parties = parties;
        this.addresses = addresses;
        this.vault = vault;
    }

    @KafkaListener(id = GROUP, groupId = GROUP, topics = MarketplaceEvent.TOPIC)
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.consume(GROUP, batch, MarketplaceEvent.class, this::handle);
    }

    private void handle(Received<MarketplaceEvent> received) {
        if (received.event() instanceof PartyRegistered party) {
            parties.put(
                    new Party(
                            party.partyId(),
                            vault.open(party.email()),
                            vault.open(party.name()),
                            party.locale(),
                            party.country()),
                    party.registeredAt());
            if (party.phone() != null) {
                parties.addPhone(party.partyId(), vault.open(party.phone()), party.country(), party.registeredAt());
            }
            addresses.partyTold(party.partyId());
        }
    }
}
