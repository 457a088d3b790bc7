package dev.amana.platform.erasure;

import dev.amana.platform.Ids;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.platform.personal.VaultDatabase;
import dev.amana.published.ErasureRequested;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/**
 * Erases a party: deletes its keys, notes it in the list of erasures and announces it to the contexts. A bean of the
 * gateway only; no other role may delete keys.
 */
public final class Erasure {
    private final VaultDatabase database;
    private final Vault vault;
    private final ErasureList list;
    private final Clock clock;
    private final Runnable announce;

    Erasure(VaultDatabase database, Vault vault, ErasureList list, Clock clock, Runnable announce) {
        this.database = database;
        this.vault = vault;
        this.list = list;
        this.clock = clock;
        this.announce = announce;
    }

    /**
     * When this returns, the keys are gone and the erasure is listed; {@link ErasureRequested} is published right after,
     * and again until Kafka has it. Repeated for the same party, it gives the same outcome.
     */
    public ErasureOutcome erase(String partyId) {
        ErasureRequested request = carryOut(new ErasureRequested(
                Ids.derived("erasure", partyId),
                partyId,
                RetentionPolicy.erased(),
                RetentionPolicy.kept().keySet(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
        announce.run();
        return new ErasureOutcome(
                request.erasureId(), partyId, request.erased(), RetentionPolicy.kept(), request.requestedAt());
    }

    /**
     * Deletes one key whose legal retention is over, of whatever class, and announces that like the erasure of a party.
     *
     * @param subject the data subject of the key
     */
    public void eraseAfterRetention(String subject, RetentionClass retention) {
        carryOut(new ErasureRequested(
                Ids.derived("erasure", subject, retention.wireName()),
                subject,
                Set.of(retention.wireName()),
                Set.of(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
        announce.run();
    }

    /** After a restore from a backup the list may lack what Kafka still tells: then the keys are deleted again. */
    void reapply(ErasureRequested request) {
        if (!list.contains(request.erasureId())) {
            carryOut(request);
        }
    }

    /** Listed and deleted in one transaction: what is announced from the list is done. */
    private ErasureRequested carryOut(ErasureRequested request) {
        Set<String> keys = new HashSet<>(request.erased());
        keys.add(Vault.INDEX);
        database.inTransaction(() -> {
            list.addUnlessThere(request);
            database.erase(request.partyId(), keys);
        });
        database.vacuum();
        vault.evict(request.partyId(), keys);
        return list.get(request.erasureId());
    }
}
