package dev.amana.moderation.assignment;

import dev.amana.moderation.assignment.Assignment.Role;
import dev.amana.moderation.casefile.CaseFileEvent;
import dev.amana.moderation.casefile.Progress;
import dev.amana.moderation.casefile.Standing;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Who has a case, and who has tasks of it. A closed case is nobody's reason to look at people. */
@Component
@ProcessingGroup(AssignmentProjection.GROUP)
class AssignmentProjection {
    static final String GROUP = "moderation.assignments";

    private final Assignments assignments;

    AssignmentProjection(Assignments assignments) {
        this.assignments = assignments;
    }

    @EventHandler
    void on(CaseFileEvent event) {
        Standing standing = event.standing();
        boolean closed = standing.progress() == Progress.CLOSED;
        String assignee = standing.assignee();
        assignments.put(
                event.caseId(),
                Role.ASSIGNEE,
                closed || assignee == null ? Set.of() : Set.of(assignee),
                event.by(),
                event.at());
        assignments.put(event.caseId(), Role.TASK, closed ? Set.of() : withTasks(standing), event.by(), event.at());
    }

    private static Set<String> withTasks(Standing standing) {
        return standing.tasks().stream()
                .map(Standing.Task::assignee)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    @ResetHandler
    void reset() {
        assignments.clear();
    }
}
