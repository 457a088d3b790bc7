package dev.amana.messaging.intake;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.conversation.ConversationCommand.RecordComplaint;
import dev.amana.messaging.outbound.ReturnListener;
import dev.amana.messaging.outbound.SentMail;
import dev.amana.messaging.smtp.IncomingMail;
import dev.amana.messaging.smtp.SmtpRefusal;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes a vacation reply a message of the one who is away, and tells the conversation of a complaint. */
@Component
class WhenMailComesBackThenTakeIn implements ReturnListener {
    private static final Logger log = LoggerFactory.getLogger(WhenMailComesBackThenTakeIn.class);

    private final Aliases aliases;
    private final ObjectProvider<MachineMail> machines;
    private final CommandGateway commands;
    private final Clock clock;

    WhenMailComesBackThenTakeIn(
            Aliases aliases, ObjectProvider<MachineMail> machines, CommandGateway commands, Clock clock) {
        this.aliases = aliases;
        this.machines = machines;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public void complained(SentMail mail, @Nullable String type) {
        commands.sendAndWait(new RecordComplaint(mail.conversationId(), mail.messageId(), type, clock.instant()));
    }

    /** Why it is not taken is the client's answer, so that it keeps the mail where that may pass. */
    @Override
    public void answered(SentMail mail, IncomingMail answer) {
        aliases.of(mail.conversationId()).stream()
                .filter(alias -> alias.counterpartId().equals(mail.recipientId()))
                .findFirst()
                .ifPresent(alias -> take(answer, alias));
    }

    private void take(IncomingMail answer, Alias alias) {
        try {
            machines.getObject().take(answer, alias);
        } catch (SmtpRefusal refusal) {
            if (refusal.reply().code() < 500 || answer.recipients().size() == 1) {
                throw refusal;
            }
            // One answer for all: other recipients may have it, and from the null sender nobody can be told.
            log.info(
                    "An automatic answer in {} is dropped: {}",
                    alias.conversationId(),
                    refusal.reply().text());
        }
    }
}
