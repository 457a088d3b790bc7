package dev.amana.messaging.receipt;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.amana.messaging.receipt.StrayMessageEvent.StrayMessageRefused;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** What somebody wrote elsewhere for a conversation that is not here. No conversation can say that it was not sent. */
@Aggregate
final class StrayMessage {
    private @Nullable String id;

    StrayMessage() {}

    /** Says so, once. */
    record RefuseStray(@TargetAggregateIdentifier String messageId, String conversationId, String status, Instant at) {}

    @AggregateIdentifier
    @Nullable
    String id() {
        return id;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void refuse(RefuseStray command) {
        if (id == null) {
            apply(new StrayMessageRefused(
                    command.messageId(), command.conversationId(), command.status(), command.at()));
        }
    }

    @EventSourcingHandler
    void on(StrayMessageRefused event) {
        id = event.messageId();
    }
}
