package dev.amana.moderation.investigation;

import dev.amana.moderation.investigation.InvestigationCommand.AddEvidence;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Makes what a member of staff wrote or looked at a part of the evidence. A piece that is there already changes nothing. */
@Component
class Gathering {
    private static final int PAGE = 200;
    /** Fewer than fit into the chain, so that what comes later has its place. */
    private static final int MOST_PAGES = 45;

    private final CommandGateway commands;
    private final StaffMessages messages;
    private final LookUps lookUps;

    Gathering(CommandGateway commands, StaffMessages messages, LookUps lookUps) {
        this.commands = commands;
        this.messages = messages;
        this.lookUps = lookUps;
    }

    /** To be called in the transaction that makes the investigation known. */
    void all(String investigationId, Standing standing) {
        messages.settle(standing.staffId());
        gather(investigationId, standing, MOST_PAGES);
    }

    /** What it began with and the newest ones: whoever looks sees what is kept by then. */
    void newest(String investigationId, Standing standing) {
        gather(investigationId, standing, 1);
    }

    private void gather(String investigationId, Standing standing, int pages) {
        if (standing.trigger() == Trigger.DATA_MISUSE) {
            add(investigationId, lookUps.latest(standing.staffId(), PAGE));
        }
        for (int page = 0; page < pages; page++) {
            List<StaffMessages.Row> rows = messages.of(standing.staffId(), standing.messageId(), page * PAGE, PAGE);
            add(investigationId, rows.stream().map(StaffMessages.Row::piece).toList());
            if (rows.size() < PAGE) {
                break;
            }
        }
    }

    private void add(String investigationId, List<Piece> pieces) {
        if (!pieces.isEmpty()) {
            commands.sendAndWait(new AddEvidence(investigationId, pieces));
        }
    }
}
