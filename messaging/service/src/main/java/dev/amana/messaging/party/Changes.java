package dev.amana.messaging.party;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts what changes about the addresses of parties, so that what the door has looked up need not be looked up again for
 * every mail. Changes of this instance count at once, those of another after {@link #KNOWN_FOR}.
 */
@Component
public class Changes {
    /** For so long may be remembered what is known under one number. */
    public static final Duration KNOWN_FOR = Duration.ofSeconds(2);

    private final AtomicLong count = new AtomicLong();

    /**
     * After a change was written. Where its transaction goes on, others see what was before until it ends, and may remember
     * that: so it counts once more then.
     */
    public void note() {
        count.incrementAndGet();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    count.incrementAndGet();
                }
            });
        }
    }

    /** Part of the key under which something is remembered; to be read before it is looked up. */
    public long count() {
        return count.get();
    }
}
