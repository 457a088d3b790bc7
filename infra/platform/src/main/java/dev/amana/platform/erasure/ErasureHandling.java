package dev.amana.platform.erasure;

import dev.amana.platform.personal.Vault;
import dev.amana.published.ErasureConfirmed;
import dev.amana.published.ErasureRequested;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.support.TransactionOperations;

/** What one context does about one erasure: evict keys, let the participants forget, then confirm. */
final class ErasureHandling {
    private final Vault vault;
    private final List<ErasureParticipant> participants;
    private final ErasureLedger ledger;
    private final ErasureTopic topic;
    private final TransactionOperations transactions;
    private final Clock clock;

    ErasureHandling(
            Vault vault,
            List<ErasureParticipant> participants,
            ErasureLedger ledger,
            ErasureTopic topic,
            TransactionOperations transactions,
            Clock clock) {
        this.vault = vault;
        this.participants = participants;
        this.ledger = ledger;
        this.topic = topic;
        this.transactions = transactions;
        this.clock = clock;
    }

    Set<String> confirmed() {
        return ledger.confirmed();
    }

    void handle(ErasureRequested request) {
        vault.evict(request.partyId(), request.erased());
        if (!ledger.isDone(request.erasureId())) {
            transactions.executeWithoutResult(status -> forget(request));
        }
        // Only now it is committed. Without confirmed_at it is confirmed again after the next start.
        confirm(request);
    }

    private void forget(ErasureRequested request) {
        participants.forEach(each -> each.forget(request.partyId(), request.erased()));
        ledger.markDone(request, clock.instant());
    }

    private void confirm(ErasureRequested request) {
        topic.confirm(new ErasureConfirmed(
                request.erasureId(),
                request.partyId(),
                topic.context(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
        ledger.markConfirmed(request.erasureId(), clock.instant());
    }
}
