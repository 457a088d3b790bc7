package dev.amana.moderation.investigation;

import dev.amana.moderation.investigation.InvestigationCommand.AddEvidence;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes what a member of staff wrote or looked at a part of the evidence. A piece that is there already changes nothing. */
@Component
class Gathering {
    private static final int PAGE = 200;
    /** Fewer than fit into the chain, so that what comes later has its place. */
    private static final int MOST_PAGES = 45;
    /** From here on there may be messages that the chain has no room for. */
    static final int MOST = PAGE * MOST_PAGES;

    private static final Logger log = LoggerFactory.getLogger(Gathering.class);

    private final CommandGateway commands;
    private final StaffMessages messages;
    private final LookUps lookUps;
    private final Counter leftOut;

    Gathering(CommandGateway commands, StaffMessages messages, LookUps lookUps, MeterRegistry meters) {
        this.leftOut = Counter.builder("amana.moderation.investigations.evidence.left.out")
                .description("Pieces, or times of gathering, that met the end of a chain of evidence")
                .register(meters);
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
                return;
            }
        }
        if (pages == MOST_PAGES && messages.besides(standing.staffId(), MOST) > 0) {
            tell(investigationId);
        }
    }

    /** On the page, in the verification and in the hand-over file it is told, too. */
    private void tell(String investigationId) {
        log.error(
                "Investigation {} has no room for all messages as evidence: the oldest are left out", investigationId);
        leftOut.increment();
    }

    /** One that has just come. */
    void one(String investigationId, Piece piece) {
        add(investigationId, List.of(piece));
    }

    private void add(String investigationId, List<Piece> pieces) {
        if (!pieces.isEmpty()) {
            boolean room = commands.<Boolean>sendAndWait(new AddEvidence(investigationId, pieces));
            if (!room) {
                tell(investigationId);
            }
        }
    }
}
