package dev.amana.moderation.casefile;

import dev.amana.moderation.casefile.CaseFileCommand.SetPriority;
import dev.amana.moderation.casefile.CaseFileCommand.SetProgress;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Brings a case to somebody's attention: a closed one is opened again, and none becomes less urgent by it. */
@Component
public class CaseAttention {
    private final CommandGateway commands;
    private final CaseFiles files;

    CaseAttention(CommandGateway commands, CaseFiles files) {
        this.commands = commands;
        this.files = files;
    }

    /** @param by who asks for it: a staff id, or the name of a process */
    public void raise(String caseId, Priority least, String by) {
        Optional<Standing> standing = files.find(caseId).map(CaseFileView::standing);
        if (standing.filter(known -> known.priority().compareTo(least) >= 0).isEmpty()) {
            commands.sendAndWait(new SetPriority(caseId, least, by));
        }
        if (standing.filter(known -> known.progress() == Progress.CLOSED).isPresent()) {
            commands.sendAndWait(new SetProgress(caseId, Progress.OPEN, by));
        }
    }
}
