package dev.amana.messaging.optout;

import static dev.amana.messaging.optout.ContactPreferenceCommand.ALL;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.amana.messaging.optout.ContactPreferenceCommand.OptIn;
import dev.amana.messaging.optout.ContactPreferenceCommand.OptOut;
import dev.amana.messaging.optout.ContactPreferenceCommand.TakeBackAll;
import dev.amana.messaging.optout.ContactPreferenceEvent.ContactOptedIn;
import dev.amana.messaging.optout.ContactPreferenceEvent.ContactOptedOut;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A buyer's choice of who may write unasked. */
@Aggregate(cache = "aggregateCache")
final class ContactPreference {
    /** Whoever shuts out more sellers than this shuts out all. */
    static final int MOST_SELLERS = 1_000;

    private @Nullable String id;
    private final Set<String> optedOut = new LinkedHashSet<>();

    ContactPreference() {}

    @AggregateIdentifier
    @Nullable
    String id() {
        return id;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void optOut(OptOut command) {
        String sellerId = optedOut.size() < MOST_SELLERS ? command.sellerId() : ALL;
        if (!optedOut.contains(sellerId)) {
            apply(new ContactOptedOut(command.preferenceId(), command.buyerId(), sellerId, command.at()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void optIn(OptIn command) {
        boolean changes = command.sellerId().equals(ALL) ? !optedOut.isEmpty() : optedOut.contains(command.sellerId());
        if (changes) {
            apply(new ContactOptedIn(command.preferenceId(), command.buyerId(), command.sellerId(), command.at()));
        }
    }

    /** To take all back forgets single sellers too, who are told anew. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void takeBackAll(TakeBackAll command) {
        if (!optedOut.contains(ALL)) {
            return;
        }
        List<String> single =
                optedOut.stream().filter(seller -> !seller.equals(ALL)).toList();
        apply(new ContactOptedIn(command.preferenceId(), command.buyerId(), ALL, command.at()));
        single.forEach(
                seller -> apply(new ContactOptedOut(command.preferenceId(), command.buyerId(), seller, command.at())));
    }

    @EventSourcingHandler
    void on(ContactOptedOut event) {
        id = event.preferenceId();
        optedOut.add(event.sellerId());
    }

    @EventSourcingHandler
    void on(ContactOptedIn event) {
        if (event.sellerId().equals(ALL)) {
            optedOut.clear();
        } else {
            optedOut.remove(event.sellerId());
        }
    }
}
