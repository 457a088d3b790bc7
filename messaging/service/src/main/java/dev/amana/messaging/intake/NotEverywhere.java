package dev.amana.messaging.intake;

import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import dev.amana.messaging.smtp.IncomingMail;
import dev.amana.messaging.smtp.Login;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells an author which recipients of a mail did not get it, where others have: one reply of SMTP cannot say both. */
@Component
class NotEverywhere {
    private final NoticePost notices;
    private final Aliases aliases;

    NotEverywhere(NoticePost notices, Aliases aliases) {
        this.notices = notices;
        this.aliases = aliases;
    }

    /** Nothing to a machine. */
    void tell(IncomingMail mail, List<MailIntake.Delivery> refused) {
        if (mail.envelopeSender().isEmpty()) {
            return;
        }
        MailIntake.Delivery first = refused.getFirst();
        Login login = mail.login();
        String addresses = refused.stream()
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
