package dev.amana.bench.commands;

import dev.amana.platform.eventstore.StoredAs;
import dev.amana.platform.personal.Personal;
import java.time.Instant;

/** What happens in an exchange of letters. */
sealed interface LetterEvent {
    @StoredAs("bench.exchange-started")
    record ExchangeStarted(String exchangeId, String writerId) implements LetterEvent {}

    @StoredAs("bench.letter-written")
    record LetterWritten(
            String exchangeId, String letterId, int number, Personal subject, Personal text, Instant writtenAt)
            implements LetterEvent {}
}
