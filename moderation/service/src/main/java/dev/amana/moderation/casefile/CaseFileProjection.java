package dev.amana.moderation.casefile;

import dev.amana.moderation.casefile.CaseFileEvent.CaseNoted;
import dev.amana.moderation.casefile.CaseFileEvent.CaseTaskAdded;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Keeps the files, and the texts of their notes and tasks as ciphertext. */
@Component
@ProcessingGroup(CaseFileProjection.GROUP)
class CaseFileProjection {
    static final String GROUP = "moderation.case-files";

    private final CaseFileTable table;

    CaseFileProjection(CaseFileTable table) {
        this.table = table;
    }

    @EventHandler
    void on(CaseFileEvent event) {
        table.put(event);
        if (event instanceof CaseNoted noted) {
            table.addText(noted.caseId(), "note", noted.noteId(), noted.text(), noted.by(), noted.at());
        } else if (event instanceof CaseTaskAdded added) {
            table.addText(added.caseId(), "task", added.taskId(), added.text(), added.by(), added.at());
        }
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}
