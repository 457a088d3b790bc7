package dev.amana.messaging.report;

import static dev.amana.platform.personal.RetentionClass.CORRESPONDENCE;

import dev.amana.messaging.conversation.ConversationCommand.ReportMessage;
import dev.amana.messaging.conversation.ReportCategory;
import dev.amana.messaging.mailbox.Copy;
import dev.amana.messaging.mailbox.MessageRow;
import dev.amana.platform.personal.Personal;
import java.time.Clock;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes reports, whichever way they come. */
@Component
public class Reports {
    /** Characters of what a reporter says. */
    public static final int LONGEST = 4_000;

    private final CommandGateway commands;
    private final Clock clock;

    Reports(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * Repeated, it changes nothing.
     *
     * @param row a message that the reporter has
     * @return false where nothing is left of the message, because its author is erased
     */
    public boolean report(MessageRow row, String reporterId, ReportCategory category, @Nullable String words) {
        Copy copy = row.copy();
        if (copy == null) {
            return false;
        }
        commands.sendAndWait(new ReportMessage(
                row.conversationId(),
                row.messageId(),
                reporterId,
                row.authorId(),
                row.authorRole(),
                category,
                Optional.ofNullable(words)
                        .filter(said -> !said.isBlank())
                        .map(said -> Personal.of(reporterId, CORRESPONDENCE, said.strip()))
                        .orElse(null),
                copy.subject(),
                copy.text(),
                clock.instant()));
        return true;
    }
}
