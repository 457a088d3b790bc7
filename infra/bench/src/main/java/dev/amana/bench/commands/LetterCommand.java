package dev.amana.bench.commands;

import dev.amana.platform.personal.Personal;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What one can ask of an exchange of letters. */
sealed interface LetterCommand {
    record StartExchange(@TargetAggregateIdentifier String exchangeId, String writerId) implements LetterCommand {}

    record WriteLetter(@TargetAggregateIdentifier String exchangeId, String letterId, Personal subject, Personal text)
            implements LetterCommand {}
}
