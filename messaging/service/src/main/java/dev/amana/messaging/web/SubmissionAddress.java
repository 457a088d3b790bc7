package dev.amana.messaging.web;

import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.conversation.Participant;
import dev.amana.messaging.mailbox.ConversationRow;
import dev.amana.messaging.smtp.SmtpProperties;
import dev.amana.messaging.web.Access.View;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where staff write to by their own mail program: the alias that stands for the customer of a conversation. */
@Component
class SubmissionAddress {
    private final Aliases aliases;
    private final boolean offered;

    /** Without a certificate there is no door for mail programs. */
    SubmissionAddress(Aliases aliases, SmtpProperties smtp) {
        this.aliases = aliases;
        this.offered = smtp.sslBundle() != null;
    }

    /** Empty for the parties, who answer the mails that they get. */
    Optional<String> in(ConversationRow row, View.Side reader) {
        return offered && reader.id().equals(Participant.SUPPORT_DESK)
                ? aliases.find(row.conversationId(), row.firstId()).map(alias -> aliases.address(alias.localPart()))
                : Optional.empty();
    }
}
