package dev.amana.messaging.outbound;

import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue and its workers, joined. */
final class OutboundAssembly implements CourierOffice {
    private static final int SHARE_OF_SLOW_DOMAIN = 4;

    private static final String NULL_SENDER = "<>";

    private final Vault vault;
    private final Function<BlobRef, Optional<byte[]>> contents;
    private final Supplier<@Nullable AttemptGate> gate;
    private final OutboundMetrics metrics;
    private final Clock clock;
    private final HotContents hot;
    private final BounceAddress bounceAddress;
    private final Supplier<@Nullable ReturnListener> returns;
    private final UnaryOperator<byte[]> signing;
    private final Backoff backoff;
    private final ReportRows reports;
    private final Dispatcher dispatcher;
    private final OutboundQueue queue;
    private final OutboundWorkers workers;
    private final Pauses pauses;
    private final OutboundDesk desk;

    OutboundAssembly(
            OutboundProperties settings,
            String aliasDomain,
            DataSource database,
            Vault vault,
            Function<BlobRef, Optional<byte[]>> contents,
            Consumer<Collection<String>> dropContents,
            Supplier<DeliveryListener> listener,
            Supplier<@Nullable AttemptGate> gate,
            Supplier<@Nullable ReturnListener> returns,
            UnaryOperator<byte[]> signing,
            MeterRegistry meters,
            Clock clock) {
        this.vault = vault;
        this.contents = contents;
        this.gate = gate;
        this.clock = clock;
        metrics = new OutboundMetrics(meters);
        hot = new HotContents(settings.hotContentBytes());
        bounceAddress = new BounceAddress(aliasDomain, vault::lookupHash);
        this.returns = returns;
        this.signing = signing;
        backoff = new Backoff(settings.backoff(), settings.giveUpAfter());
        JdbcClient jdbc = JdbcClient.create(database);
        pauses = new Pauses(jdbc);
        InstanceLock name = new InstanceLock(database, settings.instanceName());
        reports = new ReportRows(jdbc, dropContents);
        OutboundRows rows = new OutboundRows(jdbc, settings.instanceName());
        Names names = new Names(settings.nameServer());
        Routes routes = new Routes(settings, names);
        dispatcher = new Dispatcher(
                rows, settings, clock, lanes(settings, routes, new Dialer(settings, names, aliasDomain)), pauses, name);
        queue = new OutboundQueue(rows, dispatcher, hot, routes, vault, settings, clock);
        workers = new OutboundWorkers(rows, reports, dispatcher, hot, listener, metrics, settings, clock, name);
        desk = new OutboundDesk(new DeskRows(jdbc), pauses, workers, dispatcher, listener, vault, settings, clock);
    }

    private Function<String, Lane> lanes(OutboundProperties settings, Routes routes, Dialer dialer) {
        int connections = settings.connectionsPerDestination();
        // A lane of MX hosts has one domain only.
        Shares shares =
                new Shares(routes.viaSmartHost() ? connections / SHARE_OF_SLOW_DOMAIN : connections, System::nanoTime);
        return name -> {
            CoolOff coolOff = new CoolOff(clock, settings.coolOff());
            return new Lane(
                    () -> new Courier(this, new Line(dialer, routes, coolOff), shares),
                    connections,
                    settings.idleConnection(),
                    coolOff);
        };
    }

    OutboundQueue queue() {
        return queue;
    }

    OutboundDesk desk() {
        return desk;
    }

    OutboundWorkers workers() {
        return workers;
    }

    ReportRows reports() {
        return reports;
    }

    Bounces bounces() {
        return new Bounces(
                reports,
                bounceAddress,
                returns,
                address -> vault.open(address).reveal(),
                workers::bounced,
                metrics,
                clock);
    }

    @Override
    public AttemptGate gate() {
        AttemptGate given = gate.get();
        return given == null ? (conversation, message, sender) -> AttemptGate.Decision.SEND : given;
    }

    @Override
    public Optional<String> address(Ticket ticket) {
        return vault.open(new SealedText(ticket.recipient(), ticket.addressRetention(), ticket.addressCiphertext()))
                .reveal();
    }

    @Override
    public boolean holds(Ticket ticket) {
        return dispatcher.holds(ticket);
    }

    @Override
    public boolean paused(Ticket ticket) {
        return pauses.paused(ticket.lane());
    }

    @Override
    public boolean erased(Ticket ticket) {
        RetentionClass retention = RetentionClass.of(ticket.content().retention());
        return !vault.hasKey(ticket.sender(), retention) || !vault.hasKey(ticket.recipient(), retention);
    }

    @Override
    public Optional<byte[]> content(Ticket ticket) {
        byte[] atHand = hot.take(ticket.id());
        if (atHand != null && erased(ticket)) {
            // What lies in memory is no less erased than what lies in the table.
            return Optional.empty();
        }
        return (atHand == null ? contents.apply(ticket.content()) : Optional.of(atHand)).map(signing);
    }

    @Override
    public String envelopeSender(Ticket ticket) {
        // A report comes from nobody, so that none is made about it (RFC 3464, section 2).
        return ticket.messageId().isEmpty() ? NULL_SENDER : bounceAddress.of(ticket.id());
    }

    @Override
    public Backoff backoff() {
        return backoff;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void unknownOutcome(Ticket ticket) {
        metrics.unknownOutcome();
    }

    @Override
    public void done(Outcome outcome) {
        workers.done(outcome);
    }
}
