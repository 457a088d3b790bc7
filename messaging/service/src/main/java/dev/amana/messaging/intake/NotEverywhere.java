package dev.amana.messaging.intake;

import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.intake.MailIntake.Delivery;
import dev.amana.messaging.mime.MailOutline;
import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import dev.amana.messaging.smtp.IncomingMail;
import dev.amana.messaging.smtp.Login;
import dev.amana.messaging.smtp.SmtpReply;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells an author which recipients of a mail did not get it, where others have: one reply of SMTP cannot say both. */
@Component
class NotEverywhere {
    private static final Logger log = LoggerFactory.getLogger(NotEverywhere.class);

    private final NoticePost notices;
    private final Aliases aliases;

    NotEverywhere(NoticePost notices, Aliases aliases) {
        this.notices = notices;
        this.aliases = aliases;
    }

    /** Nothing to machines, nor to the null sender (RFC 5321, section 4.5.5): of those the log is to know. */
    void tell(IncomingMail mail, SequencedMap<Delivery, SmtpReply> refused) {
        refused.forEach((delivery, reply) -> log.info(
                "Message {} in {}, which others have, is refused: {}",
                delivery.messageId(),
                delivery.alias().conversationId(),
                reply.line()));
        if (mail.envelopeSender().isEmpty() || !MailOutline.of(mail.raw()).takesNotices()) {
            return;
        }
        Delivery first = refused.firstEntry().getKey();
        Login login = mail.login();
        String addresses = refused.keySet().stream()
                .map(delivery -> aliases.address(delivery.alias().localPart()))
                .collect(Collectors.joining("\n"));
        notices.send(new Notice(
                "not-taken-" + first.messageId(),
                first.author(),
                login == null ? null : login.address(),
                "not-taken-everywhere",
                Map.of("addresses", addresses)));
    }
}
