package dev.amana.platform.sample;

import dev.amana.platform.sample.TallyCommand.LowerTally;
import dev.amana.platform.sample.TallyCommand.OpenTally;
import dev.amana.platform.sample.TallyCommand.RaiseOften;
import dev.amana.platform.sample.TallyCommand.RaiseTally;
import dev.amana.platform.sample.TallyEvent.TallyLowered;
import dev.amana.platform.sample.TallyEvent.TallyOpened;
import dev.amana.platform.sample.TallyEvent.TallyRaised;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate(cache = "aggregateCache")
class Tally {
    @AggregateIdentifier
    private String tallyId;

    private int limit;
    private int sum;

    Tally() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenTally command) {
        if (tallyId == null) {
            AggregateLifecycle.apply(new TallyOpened(command.tallyId(), command.limit()));
        }
    }

    @CommandHandler
    int handle(RaiseTally command) {
        if (sum + command.by() > limit) {
            throw new TallyIsFull(limit);
        }
        AggregateLifecycle.apply(new TallyRaised(command.tallyId(), command.by(), command.note()));
        return sum;
    }

    @CommandHandler
    int handle(LowerTally command) {
        if (sum == 0) {
            return 0; // nothing to do
        }
        AggregateLifecycle.apply(new TallyLowered(command.tallyId(), Math.min(sum, command.by())));
        return sum;
    }

    @CommandHandler
    void handle(RaiseOften command) {
        for (int i = 0; i < command.times(); i++) {
            AggregateLifecycle.apply(new TallyRaised(command.tallyId(), 1, null));
        }
    }

    @EventSourcingHandler
    void on(TallyOpened event) {
        tallyId = event.tallyId();
        limit = event.limit();
    }

    @EventSourcingHandler
    void on(TallyRaised event) {
        sum += event.by();
    }

    @EventSourcingHandler
    void on(TallyLowered event) {
        sum -= event.by();
    }
}
