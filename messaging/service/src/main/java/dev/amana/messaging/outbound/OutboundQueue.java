package dev.amana.messaging.outbound;

import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The durable queue of mails to be sent. */
public final class OutboundQueue {
    private static final int LANE_NAME_LENGTH = 16;

    private final OutboundRows rows;
    private final Dispatcher dispatcher;
    private final HotContents hot;
    private final Routes routes;
    private final Vault vault;
    private final OutboundProperties settings;
    private final Clock clock;

    OutboundQueue(
            OutboundRows rows,
            Dispatcher dispatcher,
            HotContents hot,
            Routes routes,
            Vault vault,
            OutboundProperties settings,
            Clock clock) {
        this.rows = rows;
        this.dispatcher = dispatcher;
        this.hot = hot;
        this.routes = routes;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Stores the mail for sending and wakes a worker. Committed on return, or with the surrounding transaction; harmless
     * when repeated with the same id.
     *
     * @return false when it was there already, so that its content is not needed; one that failed is sent anew
     */
    public boolean enqueue(OutboundMail mail) {
        return store(mail, null);
    }

    /** The same, with the content at hand, so that it need not be read back. */
    public boolean enqueue(OutboundMail mail, byte[] content) {
        return store(mail, content);
    }

    /** A mail ready to be queued, its address sealed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Parcel(Ticket ticket, byte[] content) {}

    public Parcel parcel(OutboundMail mail, byte[] content) {
        return new Parcel(ticket(mail), content);
    }

    /**
     * The same for many within a transaction.
     *
     * @return the ids of those that were not there already, whose contents are needed
     */
    public Set<String> enqueue(List<Parcel> parcels) {
        Set<String> all = new HashSet<>();
        Map<Boolean, List<Parcel>> byClaim = parcels.stream()
                .collect(Collectors.partitioningBy(
                        parcel -> dispatcher.hasRoom(parcel.ticket().lane())));
        byClaim.forEach((claimed, some) -> {
            Set<String> stored = rows.insert(some.stream().map(Parcel::ticket).toList(), claimed);
            afterCommit(() -> some.stream()
                    .filter(parcel -> stored.contains(parcel.ticket().id()))
                    .forEach(parcel -> handOver(parcel.ticket(), claimed, parcel.content())));
            all.addAll(stored);
        });
        return all;
    }

    /**
     * Notes a mail that is not even tried, because its address gets none at present, among those that failed: there
     * operators see it, and send it again. Its conversation is told by whoever calls; the content is made anew then.
     */
    public void refuse(OutboundMail mail, String status) {
        rows.insertFailed(ticket(mail), status);
    }

    /** Lets a mail that was sent be queued once more, with the content that it gets then; within a transaction that does so. */
    public void sendAnew(String mailId) {
        rows.openAgain(mailId);
    }

    private boolean store(OutboundMail mail, byte @Nullable [] content) {
        Ticket ticket = ticket(mail);
        // Claimed from birth, a mail costs one statement less and starts at once.
        boolean claimed = dispatcher.hasRoom(ticket.lane());
        boolean stored = !rows.insert(List.of(ticket), claimed).isEmpty();
        if (stored) {
            afterCommit(() -> handOver(ticket, claimed, content));
        }
        return stored;
    }

    private Ticket ticket(OutboundMail mail) {
        SealedText address =
                vault.seal(Personal.of(mail.recipient(), RetentionClass.CORRESPONDENCE, mail.recipientAddress()));
        Instant now = clock.instant();
        return new Ticket(
                mail.id(),
                mail.conversationId(),
                mail.messageId(),
                mail.sender(),
                mail.recipient(),
                address.retention(),
                address.ciphertext(),
                lane(mail.recipientAddress()),
                mail.content(),
                0,
                now,
                now.plus(settings.lease()));
    }

    private String lane(String address) {
        return routes.viaSmartHost()
                ? Routes.SMART_HOST_LANE
                : vault.lookupHash("domain:" + Routes.domain(address)).substring(0, LANE_NAME_LENGTH);
    }

    private void handOver(Ticket ticket, boolean claimed, byte @Nullable [] content) {
        if (claimed) {
            if (content != null) {
                hot.offer(ticket.id(), content);
            }
            dispatcher.accept(ticket);
        } else {
            dispatcher.wake();
        }
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
