package dev.amana.moderation.casefile;

import dev.amana.platform.eventstore.StoredAs;
import dev.amana.platform.personal.Personal;
import java.time.Instant;

/** What was done about a case. Each event carries where the file stands after it. */
public sealed interface CaseFileEvent {
    String caseId();

    /** Counting up from 1. */
    int revision();

    Standing standing();

    /** Staff id, or {@code clock}. */
    String by();

    Instant at();

    @StoredAs("moderation.case-assigned")
    record CaseAssigned(String caseId, int revision, Standing standing, String by, Instant at)
            implements CaseFileEvent {}

    @StoredAs("moderation.case-progressed")
    record CaseProgressed(String caseId, int revision, Standing standing, String by, Instant at)
            implements CaseFileEvent {}

    @StoredAs("moderation.case-prioritised")
    record CasePrioritised(String caseId, int revision, Standing standing, String by, Instant at)
            implements CaseFileEvent {}

    @StoredAs("moderation.case-tagged")
    record CaseTagged(String caseId, int revision, Standing standing, String by, Instant at) implements CaseFileEvent {}

    @StoredAs("moderation.case-linked")
    record CaseLinked(String caseId, int revision, Standing standing, String by, Instant at) implements CaseFileEvent {}

    /** @param text under the key of who wrote it, as staff evidence */
    @StoredAs("moderation.case-noted")
    record CaseNoted(
            String caseId, int revision, Standing standing, String noteId, Personal text, String by, Instant at)
            implements CaseFileEvent {}

    @StoredAs("moderation.case-task-added")
    record CaseTaskAdded(
            String caseId, int revision, Standing standing, String taskId, Personal text, String by, Instant at)
            implements CaseFileEvent {}

    @StoredAs("moderation.case-task-done")
    record CaseTaskDone(String caseId, int revision, Standing standing, String taskId, String by, Instant at)
            implements CaseFileEvent {}

    /**
     * The time of the case, or of tasks of it, has passed. Told once for each.
     */
    @StoredAs("moderation.case-overdue")
    record CaseOverdue(String caseId, int revision, Standing standing, String by, Instant at)
            implements CaseFileEvent {}
}
