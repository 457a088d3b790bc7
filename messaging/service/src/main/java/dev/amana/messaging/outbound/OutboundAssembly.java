package dev.amana.messaging.outbound;

import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue and its workers, joined. */
final class OutboundAssembly implements CourierOffice {
    private final Vault vault;
    private final Function<BlobRef, Optional<byte[]>> contents;
    private final Supplier<@Nullable AttemptGate> gate;
    private final OutboundMetrics metrics;
    private final Clock clock;
    private final HotContents hot;
    private final BounceAddress bounceAddress;
    private final Backoff backoff;
    private final ReportRows reports;
    private final OutboundQueue queue;
    private final OutboundWorkers workers;

    OutboundAssembly(
            OutboundProperties settings,
            String aliasDomain,
            JdbcClient jdbc,
            Vault vault,
            Function<BlobRef, Optional<byte[]>> contents,
            Supplier<DeliveryListener> listener,
            Supplier<@Nullable AttemptGate> gate,
            MeterRegistry meters,
            Clock clock) {
        this.vault = vault;
        this.contents = contents;
        this.gate = gate;
        this.clock = clock;
        metrics = new OutboundMetrics(meters);
        hot = new HotContents(settings.hotContentBytes());
        bounceAddress = new BounceAddress(aliasDomain);
        backoff = new Backoff(settings.backoff(), settings.giveUpAfter());
        reports = new ReportRows(jdbc);
        OutboundRows rows = new OutboundRows(jdbc, settings.instance());
        Routes routes = new Routes(settings);
        Dispatcher dispatcher = new Dispatcher(rows, settings, clock, lanes(settings, routes, aliasDomain));
        queue = new OutboundQueue(rows, dispatcher, hot, routes, vault, settings, clock);
        workers = new OutboundWorkers(rows, reports, dispatcher, listener, metrics, settings, clock);
    }

    private Function<String, Lane> lanes(OutboundProperties settings, Routes routes, String heloName) {
        Session session = SmtpConnection.session(settings, heloName);
        return name -> {
            CoolOff coolOff = new CoolOff(clock, settings.coolOff());
            return new Lane(
                    () -> new Courier(this, new Line(session, settings, routes, coolOff)),
                    settings.connectionsPerDestination(),
                    settings.idleConnection());
        };
    }

    OutboundQueue queue() {
        return queue;
    }

    OutboundWorkers workers() {
        return workers;
    }

    ReportRows reports() {
        return reports;
    }

    Bounces bounces() {
        return new Bounces(reports, bounceAddress, clock);
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
    public Optional<byte[]> content(Ticket ticket) {
        byte[] atHand = hot.take(ticket.id());
        return atHand == null ? contents.apply(ticket.content()) : Optional.of(atHand);
    }

    @Override
    public String envelopeSender(Ticket ticket) {
        return bounceAddress.of(ticket.id());
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
