package dev.amana.messaging.intake;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.alias.Reached;
import dev.amana.messaging.authentication.Proof;
import dev.amana.messaging.authentication.SenderCheck;
import dev.amana.messaging.authentication.SenderCheckProperties;
import dev.amana.messaging.mime.MailOutline;
import dev.amana.messaging.smtp.IncomingMail;
import dev.amana.messaging.smtp.SmtpRefusal;
import dev.amana.messaging.smtp.SmtpReply;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Lets a mail in to its aliases if it is from their counterparts. Before anything is proven, the answer is the same whether
 * or not the mail names the right address: who guesses at a counterpart's address learns nothing.
 */
@Component
class SenderGate {
    /** To machines nobody writes, so that no question goes to whoever a program says to be. */
    private static final SmtpReply UNASKED = new SmtpReply(
            550,
            "5.7.1",
            "Nothing proves who sent this (no SPF, DKIM or DMARC), and about mail that a program sent, or that wants no"
                    + " automatic answer, nobody is asked: please send it by the mail server of your own address,"
                    + " or write on the marketplace's page");

    private final Aliases aliases;
    private final SenderCheck check;
    private final Doubts doubts;
    private final Failures failures;

    SenderGate(Aliases aliases, SenderCheck check, Doubts doubts, SenderCheckProperties settings, Clock clock) {
        this.aliases = aliases;
        this.check = check;
        this.doubts = doubts;
        this.failures = new Failures(settings, clock);
    }

    /**
     * The aliases of all recipients.
     *
     * @throws SmtpRefusal where the mail is not from the counterpart of each of them
     */
    List<Alias> admit(IncomingMail mail) {
        List<Reached> recipients = reached(mail);
        if (check.believes(mail)) {
            believe(mail, recipients);
        } else {
            prove(mail, recipients);
        }
        return recipients.stream().map(Reached::alias).toList();
    }

    /** The same, whoever sent it. */
    List<Alias> aliases(IncomingMail mail) {
        return reached(mail).stream().map(Reached::alias).toList();
    }

    private List<Reached> reached(IncomingMail mail) {
        return mail.recipients().stream()
                .map(recipient -> aliases.reach(recipient).orElseThrow(() -> new SmtpRefusal(SmtpReply.unknownAlias())))
                .toList();
    }

    /** From is read only where the envelope does not do, since that costs time. */
    private void believe(IncomingMail mail, List<Reached> recipients) {
        boolean byEnvelope =
                recipients.stream().allMatch(recipient -> aliases.isCounterpart(recipient, Claim.envelope(mail)));
        if (!byEnvelope) {
            Claim claim = Claim.of(mail);
            if (!recipients.stream().allMatch(recipient -> names(claim, recipient))) {
                throw new SmtpRefusal(SmtpReply.notYourConversation());
            }
        }
    }

    private void prove(IncomingMail mail, List<Reached> recipients) {
        Claim claim = Claim.of(mail);
        Proof.Both proof = check.check(mail, claim.header(), claim.envelope());
        boolean admitted = proof.header() != Proof.FORBIDDEN
                && recipients.stream().allMatch(recipient -> isProven(claim, proof, recipient));
        if (!admitted) {
            throw new SmtpRefusal(refusal(mail, claim, proof, recipients));
        }
    }

    private SmtpReply refusal(IncomingMail mail, Claim claim, Proof.Both proof, List<Reached> recipients) {
        boolean tooMany = failures.tooMany(
                mail.client(), recipients.stream().map(Reached::alias).toList());
        if (tooMany) {
            return new SmtpReply(451, "4.7.1", "Too much mail of unproven senders, please try again later");
        }
        return switch (proof.header()) {
            case FORBIDDEN ->
                new SmtpReply(
                        550,
                        "5.7.1",
                        "The domain in From asks that mail like this be refused (DMARC):"
                                + " please send by the mail server of your own address");
            case PROVEN -> SmtpReply.notYourConversation();
            case TEMPORARY -> temporary();
            case UNPROVEN -> {
                if (proof.envelope() == Proof.TEMPORARY) {
                    yield temporary();
                }
                if (!MailOutline.of(mail.raw()).takesNotices()) {
                    yield UNASKED;
                }
                recipients.stream()
                        .filter(recipient -> names(claim, recipient))
                        .forEach(recipient -> doubts.raise(mail, recipient.alias()));
                yield new SmtpReply(
                        550,
                        "5.7.1",
                        "Nothing proves who sent this (no SPF, DKIM or DMARC). If it is from an address known to the"
                                + " marketplace, a mail has gone there: confirm it, and this message goes on");
            }
        };
    }

    private static SmtpReply temporary() {
        return new SmtpReply(451, "4.7.0", "The sender cannot be checked now (DNS), please try again later");
    }

    private boolean isProven(Claim claim, Proof.Both proof, Reached recipient) {
        return (proof.header() == Proof.PROVEN && aliases.isCounterpart(recipient, claim.header()))
                || (proof.envelope() == Proof.PROVEN && aliases.isCounterpart(recipient, claim.envelope()));
    }

    private boolean names(Claim claim, Reached recipient) {
        return aliases.isCounterpart(recipient, claim.header()) || aliases.isCounterpart(recipient, claim.envelope());
    }
}
