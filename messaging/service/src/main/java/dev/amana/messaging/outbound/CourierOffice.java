package dev.amana.messaging.outbound;

import java.time.Instant;
import java.util.Optional;

/** What couriers need from the queue that sends them. */
interface CourierOffice {
    AttemptGate gate();

    /** Whether its lease runs. */
    boolean holds(Ticket ticket);

    /** Whether an operator has paused its destination. */
    boolean paused(Ticket ticket);

    /** Whether the key of either party is gone. */
    boolean erased(Ticket ticket);

    /** The real address; empty when its key is gone. */
    Optional<String> address(Ticket ticket);

    /** The bytes for the wire; empty when their key is gone. */
    Optional<byte[]> content(Ticket ticket);

    String envelopeSender(Ticket ticket);

    Backoff backoff();

    Instant now();

    void unknownOutcome(Ticket ticket);

    void done(Outcome outcome);
}
