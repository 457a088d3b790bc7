package dev.amana.moderation.publishing;

import dev.amana.moderation.casefile.CaseFileEvent;
import dev.amana.moderation.casefile.CaseFileEvent.CaseAssigned;
import dev.amana.moderation.casefile.CaseFileEvent.CaseLinked;
import dev.amana.moderation.casefile.CaseFileEvent.CaseNoted;
import dev.amana.moderation.casefile.CaseFileEvent.CaseOverdue;
import dev.amana.moderation.casefile.CaseFileEvent.CasePrioritised;
import dev.amana.moderation.casefile.CaseFileEvent.CaseProgressed;
import dev.amana.moderation.casefile.CaseFileEvent.CaseTagged;
import dev.amana.moderation.casefile.CaseFileEvent.CaseTaskAdded;
import dev.amana.moderation.casefile.CaseFileEvent.CaseTaskDone;
import dev.amana.moderation.casefile.Standing;
import dev.amana.moderation.contract.ModerationEvent.CaseFileChanged;
import dev.amana.moderation.contract.ModerationEvent.CaseLink;

/** Where a file stands is public; what its notes and tasks say stays inside. */
final class CaseFileNews {
    private CaseFileNews() {}

    static CaseFileChanged of(CaseFileEvent event) {
        Standing standing = event.standing();
        return new CaseFileChanged(
                event.caseId(),
                event.revision(),
                change(event),
                standing.assignee(),
                standing.progress().name(),
                standing.priority().name(),
                standing.dueAt(),
                standing.overdue() || standing.tasks().stream().anyMatch(Standing.Task::overdue),
                standing.tags(),
                standing.links().stream()
                        .map(link -> new CaseLink(link.caseId(), link.relation()))
                        .toList(),
                standing.tasks().size(),
                event.by(),
                event.at());
    }

    private static String change(CaseFileEvent event) {
        return switch (event) {
            case CaseAssigned assigned -> "assigned";
            case CaseProgressed progressed -> "progressed";
            case CasePrioritised prioritised -> "prioritised";
            case CaseTagged tagged -> "tagged";
            case CaseLinked linked -> "linked";
            case CaseNoted noted -> "noted";
            case CaseTaskAdded added -> "task-added";
            case CaseTaskDone done -> "task-done";
            case CaseOverdue overdue -> "overdue";
        };
    }
}
