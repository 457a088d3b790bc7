package dev.amana.bench.commands;

import dev.amana.bench.commands.LetterCommand.StartExchange;
import dev.amana.bench.commands.LetterCommand.WriteLetter;
import dev.amana.bench.commands.LetterEvent.ExchangeStarted;
import dev.amana.bench.commands.LetterEvent.LetterWritten;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** An aggregate of ordinary size: it decides, stamps the time, and seals two fields. */
@Aggregate(cache = "aggregateCache")
class Exchange {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String exchangeId;

    private @Nullable String lastLetter;
    private int letters;

    Exchange() {}

    @CommandHandler
    Exchange(StartExchange command) {
        AggregateLifecycle.apply(new ExchangeStarted(command.exchangeId(), command.writerId()));
    }

    @CommandHandler
    int handle(WriteLetter command, Clock clock) {
        if (!command.letterId().equals(lastLetter)) {
            AggregateLifecycle.apply(new LetterWritten(
                    command.exchangeId(),
                    command.letterId(),
                    letters + 1,
                    command.subject(),
                    command.text(),
                    Instant.now(clock)));
        }
        return letters;
    }

    @EventSourcingHandler
    void on(ExchangeStarted event) {
        exchangeId = event.exchangeId();
    }

    @EventSourcingHandler
    void on(LetterWritten event) {
        lastLetter = event.letterId();
        letters = event.number();
    }
}
