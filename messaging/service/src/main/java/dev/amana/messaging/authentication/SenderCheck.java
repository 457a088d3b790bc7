package dev.amana.messaging.authentication;

import dev.amana.messaging.authentication.SenderCheckProperties.Mode;
import dev.amana.messaging.party.EmailAddress;
import dev.amana.messaging.smtp.IncomingMail;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out what is proven of a mail's senders. Takes as long as the DNS does, within bounds. */
@Component
public class SenderCheck {
    private final Dns dns;
    private final Networks trusted;
    private final Mode mode;
    private final MeterRegistry meters;
    private final Timer duration;

    SenderCheck(SenderCheckProperties settings, MeterRegistry meters) {
        this.dns = new Dns(settings, meters);
        this.trusted = new Networks(settings.trustedNetworks());
        this.mode = settings.mode();
        this.meters = meters;
        this.duration = meters.timer("amana.messaging.sender.check.duration");
    }

    /** Whether what a mail says of its sender is believed; only those that are not believed need be checked. */
    public boolean believes(IncomingMail mail) {
        return mode == Mode.OFF || trusted.contain(mail.client());
    }

    /** @param from the address in From, where there is exactly one */
    public Proof.Both check(IncomingMail mail, @Nullable EmailAddress from, @Nullable EmailAddress envelope) {
        Timer.Sample sample = Timer.start(meters);
        Proof.Both found = prove(mail, from, envelope);
        sample.stop(duration);
        meters.counter(
                        "amana.messaging.sender.checks",
                        "header",
                        found.header().name().toLowerCase(Locale.ROOT),
                        "envelope",
                        found.envelope().name().toLowerCase(Locale.ROOT))
                .increment();
        return mode == Mode.OBSERVE ? new Proof.Both(Proof.PROVEN, Proof.PROVEN) : found;
    }

    private Proof.Both prove(IncomingMail mail, @Nullable EmailAddress from, @Nullable EmailAddress envelope) {
        Dns.Questions questions = dns.questions();
        String sender = envelope == null ? "" : envelope.canonical();
        String helo = mail.helo().isEmpty() ? "unknown" : mail.helo();
        Spf.Result spf = Spf.check(mail.client(), helo, sender, questions);
        Proof ofEnvelope = envelope == null
                ? Proof.UNPROVEN
                : switch (spf) {
                    case PASS -> Proof.PROVEN;
                    case NO_PASS -> Proof.UNPROVEN;
                    case TEMPORARY -> Proof.TEMPORARY;
                };
        String spfDomain = envelope == null ? helo : envelope.domain();
        return new Proof.Both(
                from == null ? Proof.UNPROVEN : header(mail, from.domain(), spf, spfDomain, questions), ofEnvelope);
    }

    private static Proof header(
            IncomingMail mail, String domain, Spf.Result spf, String spfDomain, Dns.Questions questions) {
        Dmarc dmarc = Dmarc.of(domain, questions);
        if (spf == Spf.Result.PASS && Domains.aligned(spfDomain, domain, dmarc.strictSpf())) {
            return Proof.PROVEN;
        }
        Dkim.Signers signers = Dkim.of(mail.raw(), questions);
        if (signers.domains().stream().anyMatch(signer -> Domains.aligned(signer, domain, dmarc.strictDkim()))) {
            return Proof.PROVEN;
        }
        if (dmarc.policy() == Dmarc.Policy.UNKNOWN || signers.temporary() || spf == Spf.Result.TEMPORARY) {
            return Proof.TEMPORARY;
        }
        return dmarc.policy() == Dmarc.Policy.REJECT ? Proof.FORBIDDEN : Proof.UNPROVEN;
    }
}
