package dev.amana.messaging.smtp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes recipients and mails to the postbox or, for our own envelope senders, to the bounce box. */
final class Reception {
    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    private final Postbox postbox;
    private final BounceBox bounces;
    private final Counter accepted;
    private final Counter refused;
    private final Counter failed;

    Reception(Postbox postbox, BounceBox bounces, MeterRegistry meters) {
        this.postbox = postbox;
        this.bounces = bounces;
        accepted = meters.counter("amana.messaging.smtp.mails", "answer", "accepted");
        refused = meters.counter("amana.messaging.smtp.mails", "answer", "refused");
        failed = meters.counter("amana.messaging.smtp.mails", "answer", "failed");
    }

    /** Null when the recipient is taken. */
    @Nullable
    SmtpReply objection(Envelope envelope, String recipient) {
        try {
            if (bounces.concerns(recipient)) {
                return bounces.knows(recipient) ? null : SmtpReply.unknownAlias();
            }
            return switch (postbox.check(envelope, recipient)) {
                case RecipientCheck.Accepted ignored -> null;
                case RecipientCheck.Refused(SmtpReply reply) -> reply;
            };
        } catch (RuntimeException e) {
            log.error("A recipient could not be checked", e);
            return SmtpReply.tryAgainLater();
        }
    }

    /** The reply to a whole mail; 250 only when all of it is committed. */
    SmtpReply take(IncomingMail mail) {
        try {
            List<String> aliases = mail.recipients().stream()
                    .filter(recipient -> !bounces.concerns(recipient))
                    .toList();
            List<String> messageIds = aliases.isEmpty() ? List.of() : postbox.accept(mail.to(aliases));
            mail.recipients().stream().filter(bounces::concerns).forEach(recipient -> bounces.accept(recipient, mail));
            accepted.increment();
            return SmtpReply.stored(messageIds);
        } catch (SmtpRefusal refusal) {
            refused.increment();
            return refusal.reply();
        } catch (RuntimeException e) {
            log.error("A mail could not be stored; the client keeps it", e);
            failed.increment();
            return SmtpReply.tryAgainLater();
        }
    }
}
