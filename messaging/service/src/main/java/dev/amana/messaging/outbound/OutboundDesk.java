package dev.amana.messaging.outbound;

import dev.amana.messaging.outbound.DeskRows.GivenUp;
import dev.amana.messaging.outbound.DeskRows.LaneRow;
import dev.amana.messaging.outbound.Pauses.Pause;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What operators see of the queue, and do with it. Who may, and that it is recorded, is for the door to see to. */
public final class OutboundDesk {
    private static final int MOST_DESTINATIONS = 200;
    private static final int MOST_AT_ONCE = 1_000;
    private static final int ADDRESSES_TRIED = 20;
    private static final List<String> STATES = List.of("queued", "sending", "failed");

    private final DeskRows rows;
    private final Pauses pauses;
    private final OutboundWorkers workers;
    private final Dispatcher dispatcher;
    private final Supplier<DeliveryListener> listener;
    private final Vault vault;
    private final OutboundProperties settings;
    private final Clock clock;

    OutboundDesk(
            DeskRows rows,
            Pauses pauses,
            OutboundWorkers workers,
            Dispatcher dispatcher,
            Supplier<DeliveryListener> listener,
            Vault vault,
            OutboundProperties settings,
            Clock clock) {
        this.rows = rows;
        this.pauses = pauses;
        this.workers = workers;
        this.dispatcher = dispatcher;
        this.listener = listener;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param pausedAt since when nothing at all is sent */
    public record Overview(
            @Nullable Instant pausedAt, @Nullable String pausedBy, List<Destination> destinations) {}

    /** Those with the most waiting first, then those where mails failed, then those that are only paused. */
    public Overview overview() {
        pauses.refresh();
        List<LaneRow> busy = rows.lanes(MOST_DESTINATIONS);
        Set<String> names = busy.stream().map(LaneRow::lane).collect(Collectors.toSet());
        Stream<LaneRow> idle = pauses.all()
                .map(Pause::lane)
                .filter(lane -> !lane.equals(Pauses.ALL) && !names.contains(lane))
                .sorted()
                .map(lane -> new LaneRow(lane, 0, 0, 0, 0, 0, null, null, null));
        Pause all = pauses.of(Pauses.ALL);
        return new Overview(
                all == null ? null : all.at(),
                all == null ? null : all.by(),
                Stream.concat(busy.stream(), idle).map(this::seen).toList());
    }

    private Destination seen(LaneRow row) {
        Pause pause = pauses.of(row.lane());
        boolean namesNobody = row.recipients() >= settings.domainShownFromRecipients();
        return new Destination(
                row.lane(),
                isSmartHost(row.lane()) || namesNobody ? domain(row.lane()).orElse(null) : null,
                row.queued(),
                row.sending(),
                row.deferred(),
                row.failed(),
                row.oldest(),
                row.nextAttempt(),
                row.status(),
                pause == null ? null : pause.at(),
                pause == null ? null : pause.by());
    }

    private static boolean isSmartHost(String lane) {
        return lane.equals(Routes.SMART_HOST_LANE);
    }

    /** Of a mail that waits or failed there, and whose recipient is not erased. */
    public Optional<String> domain(String destination) {
        return isSmartHost(destination)
                ? Optional.ofNullable(settings.smartHost())
                : rows.addresses(destination, ADDRESSES_TRIED).stream()
                        .map(vault::open)
                        .map(Personal::reveal)
                        .flatMap(Optional::stream)
                        .map(Routes::domain)
                        .findFirst();
    }

    /**
     * @param destination null for all
     * @param state null for all that are not sent
     * @param after the identifier of the last one seen, else empty
     */
    public List<QueuedMail> mails(@Nullable String destination, @Nullable String state, String after, int most) {
        List<String> states = state == null ? STATES : List.of(state);
        return rows.mails(destination, states, after, Math.min(most, MOST_AT_ONCE));
    }

    public Optional<QueuedMail> mail(String mailId) {
        return rows.mail(mailId);
    }

    /** Mails that are being sent are sent; no other is begun. */
    public void pause(String destination, String staffId) {
        pauses.pause(destination, clock.instant(), staffId);
        workers.giveBackPaused();
    }

    public void pauseAll(String staffId) {
        pause(Pauses.ALL, staffId);
    }

    public void resume(String destination) {
        pauses.resume(destination, clock.instant());
        dispatcher.wake();
    }

    public void resumeAll() {
        resume(Pauses.ALL);
    }

    /** Makes a waiting mail due now. False where it does not wait. */
    public boolean retry(String mailId) {
        Optional<QueuedMail> mail = rows.mail(mailId);
        boolean due = rows.retryMail(mailId, clock.instant()) == 1;
        mail.ifPresent(known -> dispatcher.knockAgain(known.destination()));
        return due;
    }

    public int retryAll(String destination) {
        int due = rows.retryLane(destination, clock.instant());
        dispatcher.knockAgain(destination);
        return due;
    }

    /** Lets a waiting mail fail now, as it would after its days. False where it does not wait. */
    public boolean giveUp(String mailId) {
        return failed(rows.giveUpMail(mailId, EnhancedStatus.EXPIRED, clock.instant())) == 1;
    }

    /** The same for those that wait for a destination, as many as fit. Returns how many. */
    public int giveUpAll(String destination) {
        return failed(rows.giveUpLane(destination, MOST_AT_ONCE, EnhancedStatus.EXPIRED, clock.instant()));
    }

    private int failed(List<GivenUp> givenUp) {
        workers.givenUp(givenUp);
        return givenUp.size();
    }

    /** Begins a failed mail anew, from the original. False where it has not failed, or is not remembered any more. */
    public boolean replay(String mailId) {
        return rows.mail(mailId).filter(this::replayed).isPresent();
    }

    /** The same for those that failed for a destination, as many as fit. Returns how many. */
    public int replayAll(String destination) {
        return (int) rows.mails(destination, List.of("failed"), "", MOST_AT_ONCE).stream()
                .filter(this::replayed)
                .count();
    }

    private boolean replayed(QueuedMail mail) {
        return mail.state().equals("failed") && listener.get().sendAgain(mail.conversationId(), mail.messageId());
    }
}
