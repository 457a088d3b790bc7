package dev.amana.messaging.outbound;

import dev.amana.messaging.bounce.BounceClassifier;
import dev.amana.messaging.bounce.Classified;
import dev.amana.messaging.outbound.BounceAddress.Proof;
import dev.amana.messaging.outbound.BounceAddress.Reference;
import dev.amana.messaging.outbound.ReportRows.Report;
import dev.amana.messaging.smtp.BounceBox;
import dev.amana.messaging.smtp.IncomingMail;
import dev.amana.published.SealedText;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes what comes back to our envelope senders. They are signed, so what comes there is from the recipient or a server on
 * the way; what it is, the classifier says.
 */
final class Bounces implements BounceBox, Returns {
    private final BounceClassifier classifier = new BounceClassifier();
    private final ReportRows rows;
    private final BounceAddress addresses;
    private final Supplier<@Nullable ReturnListener> listener;
    private final Function<SealedText, Optional<String>> openAddress;
    private final Consumer<Report> tell;
    private final OutboundMetrics metrics;
    private final Clock clock;

    Bounces(
            ReportRows rows,
            BounceAddress addresses,
            Supplier<@Nullable ReturnListener> listener,
            Function<SealedText, Optional<String>> openAddress,
            Consumer<Report> tell,
            OutboundMetrics metrics,
            Clock clock) {
        this.rows = rows;
        this.addresses = addresses;
        this.listener = listener;
        this.openAddress = openAddress;
        this.tell = tell;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public boolean concerns(String recipient) {
        return addresses.reference(recipient).isPresent();
    }

    @Override
    public boolean knows(String recipient) {
        Optional<Reference> reference = addresses.reference(recipient);
        boolean known = reference.map(this::known).orElse(false);
        if (!known && reference.map(Reference::proof).orElse(Proof.SIGNED) == Proof.FORGED) {
            metrics.bounce("forged");
        }
        return known;
    }

    private boolean known(Reference reference) {
        return switch (reference.proof()) {
            case SIGNED -> rows.find(reference.mailId()).isPresent();
            case UNSIGNED -> rows.queuedBeforeSigning(reference.mailId());
            case FORGED -> false;
        };
    }

    @Override
    public void accept(String recipient, IncomingMail mail) {
        Reference reference = addresses.reference(recipient).orElseThrow();
        Classified what = classifier.classify(mail.raw(), mail.envelopeSender().isEmpty());
        Optional<SentMail> sent = rows.find(reference.mailId());
        // Without a signature only what claims to be a mail system is heard, as before.
        boolean heard = reference.proof() == Proof.SIGNED
                || (reference.proof() == Proof.UNSIGNED && mail.envelopeSender().isEmpty());
        if (sent.isEmpty() || !heard) {
            unknown(what);
        } else if (what.kind() == Classified.Kind.AUTO_REPLY && reference.proof() == Proof.SIGNED) {
            answered(sent.get(), mail);
        } else {
            report(sent.get(), what);
        }
    }

    private void answered(SentMail sent, IncomingMail mail) {
        metrics.bounce(name(Classified.Kind.AUTO_REPLY));
        ReturnListener hears = listener.get();
        if (hears != null && !sent.notice()) {
            hears.answered(sent, mail);
        }
    }

    @Override
    public Optional<SentMail> find(String mailId) {
        return rows.find(mailId);
    }

    @Override
    public Optional<String> address(String mailId) {
        return rows.sealedAddress(mailId).flatMap(openAddress);
    }

    @Override
    public void report(SentMail mail, Classified what) {
        metrics.bounce(name(what.kind()));
        switch (what.kind()) {
            case HARD, SOFT ->
                rows.bounced(mail.mailId(), Objects.requireNonNullElse(what.status(), "5.0.0"), clock.instant())
                        .ifPresent(tell);
            case COMPLAINT -> {
                ReturnListener hears = listener.get();
                if (hears != null && !mail.notice()) {
                    hears.complained(mail, what.detail());
                }
            }
            case DELAYED, RECEIPT, AUTO_REPLY, NONE -> {
                // The mail has left; nothing is to be done about it.
            }
        }
    }

    @Override
    public void unknown(Classified what) {
        metrics.bounce("unknown");
    }

    private static String name(Classified.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
