package dev.amana.messaging.process;

import dev.amana.messaging.conversation.ConversationCommand.Quarantine;
import dev.amana.messaging.conversation.ConversationCommand.ResumeAfterSuspension;
import dev.amana.messaging.conversation.WithheldBecause;
import dev.amana.messaging.staff.StaffSuspensions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/**
 * The row comes first: from then on nothing of theirs leaves, whatever queue it is in. Then each message that is under way is
 * withheld, so that nobody sees it on a page either and the case says why.
 */
@Component
public class WhenStaffIsSuspendedThenStopTheirMail {
    private static final int PAGE = 200;

    private final StaffSuspensions staff;
    private final Relays relays;
    private final CommandGateway commands;
    private final Clock clock;

    WhenStaffIsSuspendedThenStopTheirMail(StaffSuspensions staff, Relays relays, CommandGateway commands, Clock clock) {
        this.staff = staff;
        this.relays = relays;
        this.commands = commands;
        this.clock = clock;
    }

    /** Harmless when it is told again, and finishes then what was left. */
    public void suspended(String staffId, int revision, Instant at) {
        if (staff.put(staffId, revision, true, false, at)) {
            each(
                    after -> relays.underWay(staffId, after, PAGE),
                    relay -> commands.sendAndWait(new Quarantine(
                            relay.conversationId(),
                            relay.messageId(),
                            WithheldBecause.SENDER_SUSPENDED,
                            List.of(),
                            clock.instant())));
        }
    }

    public void reinstated(String staffId, int revision, boolean releaseMail, Instant at) {
        if (staff.put(staffId, revision, false, releaseMail, at) && releaseMail) {
            each(
                    after -> relays.stoppedOf(staffId, after, PAGE),
                    relay -> commands.sendAndWait(
                            new ResumeAfterSuspension(relay.conversationId(), relay.messageId(), clock.instant())));
        }
    }

    private static void each(Function<String, List<Relay>> pages, Consumer<Relay> act) {
        List<Relay> page = pages.apply("");
        while (!page.isEmpty()) {
            page.forEach(act);
            page = pages.apply(page.getLast().messageId());
        }
    }
}
