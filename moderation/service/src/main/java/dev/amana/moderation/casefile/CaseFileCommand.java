package dev.amana.moderation.casefile;

import dev.amana.platform.personal.Personal;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What staff can do about a case. */
public sealed interface CaseFileCommand {
    String caseId();

    /** @param assignee null to give it back */
    record AssignCase(
            @TargetAggregateIdentifier String caseId,
            @Nullable String assignee,
            String by) implements CaseFileCommand {}

    record SetProgress(@TargetAggregateIdentifier String caseId, Progress progress, String by)
            implements CaseFileCommand {}

    record SetPriority(@TargetAggregateIdentifier String caseId, Priority priority, String by)
            implements CaseFileCommand {}

    /** Wants attention: it is as urgent as that at least, and open where it was closed. */
    record RaiseCase(@TargetAggregateIdentifier String caseId, Priority least, String by) implements CaseFileCommand {}

    /** @param tags all that the case shall have */
    record SetTags(@TargetAggregateIdentifier String caseId, List<String> tags, String by) implements CaseFileCommand {}

    record LinkCase(@TargetAggregateIdentifier String caseId, Standing.Link link, String by)
            implements CaseFileCommand {}

    record UnlinkCase(@TargetAggregateIdentifier String caseId, String otherCaseId, String by)
            implements CaseFileCommand {}

    record AddNote(@TargetAggregateIdentifier String caseId, String noteId, Personal text, String by)
            implements CaseFileCommand {}

    record AddTask(
            @TargetAggregateIdentifier String caseId,
            String taskId,
            Personal text,
            Instant dueAt,
            @Nullable String assignee,
            String by)
            implements CaseFileCommand {}

    record FinishTask(@TargetAggregateIdentifier String caseId, String taskId, String by) implements CaseFileCommand {}

    /** Time has passed; what is late is told. */
    record CheckDeadlines(@TargetAggregateIdentifier String caseId) implements CaseFileCommand {}
}
