package dev.amana.platform.audit;

import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.platform.security.Caller;
import dev.amana.published.AuditRecorded;
import dev.amana.published.SealedText;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Records looks and acts: who (from the security context), what, on what, why. An entry joins the caller's transaction,
 * so that it stands exactly when the act does; without one it is committed on return. Appends of one context happen one
 * after the other.
 */
public final class AuditTrail {
    /** Role of the entries that the platform itself makes, where nobody is signed in. */
    public static final String SYSTEM = "system";

    private static final int PAGE = 1_000;

    private final String context;
    private final AuditTable table;
    private final Vault vault;
    private final Clock clock;
    private final TransactionOperations transactions;
    private final Runnable afterCommit;

    AuditTrail(
            String context,
            AuditTable table,
            Vault vault,
            Clock clock,
            TransactionOperations transactions,
            Runnable afterCommit) {
        this.context = context;
        this.table = table;
        this.vault = vault;
        this.clock = clock;
        this.transactions = transactions;
        this.afterCommit = afterCommit;
    }

    /**
     * Appends an entry.
     *
     * @param action such as {@code conversation.read}
     * @param target such as {@code conversation/01J…}
     * @param reason what the actor gave as the reason; sealed as staff evidence of the actor
     */
    public void record(String action, String target, @Nullable String orderId, @Nullable String reason) {
        Caller caller = caller();
        SealedText sealed = reason == null
                ? null
                : vault.seal(Personal.of(caller.subject(), RetentionClass.STAFF_EVIDENCE, reason));
        transactions.executeWithoutResult(status -> {
            table.lockForAppending();
            table.append(next(caller, action, target, orderId, sealed));
            announceAfterCommit();
        });
    }

    /** The number of the first entry that is missing or altered; empty when the whole chain holds. */
    public Optional<Long> firstBroken() {
        long number = 0;
        String previous = AuditHash.NONE;
        while (true) {
            var page = table.after(number, PAGE);
            for (AuditRecorded entry : page) {
                if (entry.number() != number + 1
                        || !entry.previousHash().equals(previous)
                        || !entry.hash().equals(AuditHash.of(entry))) {
                    return Optional.of(number + 1);
                }
                number = entry.number();
                previous = entry.hash();
            }
            if (page.size() < PAGE) {
                return Optional.empty();
            }
        }
    }

    private AuditRecorded next(
            Caller caller, String action, String target, @Nullable String orderId, @Nullable SealedText reason) {
        Optional<AuditRecorded> last = table.last();
        AuditRecorded open = new AuditRecorded(
                context,
                last.map(AuditRecorded::number).orElse(0L) + 1,
                caller.subject(),
                String.join(",", new TreeSet<>(caller.roles())),
                action,
                target,
                orderId,
                reason,
                // The database keeps microseconds, and the hash must be the same when the entry is read back.
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                last.map(AuditRecorded::hash).orElse(AuditHash.NONE),
                "");
        return withHash(open);
    }

    private static AuditRecorded withHash(AuditRecorded entry) {
        return new AuditRecorded(
                entry.context(),
                entry.number(),
                entry.actor(),
                entry.role(),
                entry.action(),
                entry.target(),
                entry.orderId(),
                entry.reason(),
                entry.at(),
                entry.previousHash(),
                AuditHash.of(entry));
    }

    private Caller caller() {
        return SecurityContextHolder.getContext().getAuthentication() == null
                ? new Caller(context, Set.of(SYSTEM))
                : Caller.current();
    }

    private void announceAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                afterCommit.run();
            }
        });
    }
}
