package dev.amana.moderation.casefile;

import dev.amana.moderation.casefile.CaseFileCommand.AddNote;
import dev.amana.moderation.casefile.CaseFileCommand.AddTask;
import dev.amana.moderation.casefile.CaseFileCommand.AssignCase;
import dev.amana.moderation.casefile.CaseFileCommand.CheckDeadlines;
import dev.amana.moderation.casefile.CaseFileCommand.FinishTask;
import dev.amana.moderation.casefile.CaseFileCommand.LinkCase;
import dev.amana.moderation.casefile.CaseFileCommand.RaiseCase;
import dev.amana.moderation.casefile.CaseFileCommand.SetPriority;
import dev.amana.moderation.casefile.CaseFileCommand.SetProgress;
import dev.amana.moderation.casefile.CaseFileCommand.SetTags;
import dev.amana.moderation.casefile.CaseFileEvent.CaseAssigned;
import dev.amana.moderation.casefile.CaseFileEvent.CaseLinked;
import dev.amana.moderation.casefile.CaseFileEvent.CaseNoted;
import dev.amana.moderation.casefile.CaseFileEvent.CaseOverdue;
import dev.amana.moderation.casefile.CaseFileEvent.CasePrioritised;
import dev.amana.moderation.casefile.CaseFileEvent.CaseProgressed;
import dev.amana.moderation.casefile.CaseFileEvent.CaseTagged;
import dev.amana.moderation.casefile.CaseFileEvent.CaseTaskAdded;
import dev.amana.moderation.casefile.CaseFileEvent.CaseTaskDone;
import dev.amana.moderation.casefile.Standing.Link;
import dev.amana.moderation.casefile.Standing.Task;
import dev.amana.platform.eventstore.EventCatalog;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.testkit.GoldenFiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaseFileTest {
    private static final String CASE = "order-1";
    private static final String STAFF = "staff-1";
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Deadlines DEADLINES =
            new Deadlines(Duration.ofDays(10), Duration.ofDays(3), Duration.ofDays(1), Duration.ofHours(4));
    private static final Instant IN_THREE_DAYS = NOW.plus(DEADLINES.normal());
    private static final Personal TEXT = Personal.of(STAFF, RetentionClass.STAFF_EVIDENCE, "Call the seller");

    private final FixtureConfiguration<CaseFile> fixture = new AggregateTestFixture<>(CaseFile.class);

    @BeforeEach
    void injectResources() {
        fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
        fixture.registerInjectableResource(DEADLINES);
    }

    private static Standing normal() {
        return Standing.NEW.of(Priority.NORMAL, IN_THREE_DAYS);
    }

    private static CaseAssigned assigned() {
        return new CaseAssigned(CASE, 1, normal().assignedTo(STAFF), STAFF, NOW);
    }

    private static CaseTaskAdded taskDueAt(Instant due) {
        Task task = new Task("task-1", due, null, false);
        return new CaseTaskAdded(CASE, 2, assigned().standing().doing(List.of(task)), "task-1", TEXT, STAFF, NOW);
    }

    @Test
    void aFileComesToBeWithTheFirstActAndHasTheTimeOfANormalCase() {
        fixture.givenNoPriorActivity().when(new AssignCase(CASE, STAFF, STAFF)).expectEvents(assigned());
    }

    @Test
    void whatChangesNothingIsNoEvent() {
        fixture.given(assigned()).when(new AssignCase(CASE, STAFF, STAFF)).expectNoEvents();
        fixture.given(assigned())
                .when(new SetPriority(CASE, Priority.NORMAL, STAFF))
                .expectNoEvents();
    }

    @Test
    void anUrgentCaseHasLessTimeAndAWaitingOneHasAll() {
        Standing urgent = assigned().standing().of(Priority.URGENT, NOW.plus(DEADLINES.urgent()));
        CasePrioritised prioritised = new CasePrioritised(CASE, 2, urgent, STAFF, NOW);
        fixture.given(assigned())
                .when(new SetPriority(CASE, Priority.URGENT, STAFF))
                .expectEvents(prioritised);
        fixture.given(assigned(), prioritised)
                .when(new SetProgress(CASE, Progress.WAITING, STAFF))
                .expectEvents(new CaseProgressed(CASE, 3, urgent.at(Progress.WAITING, null), STAFF, NOW));
    }

    @Test
    void whatWantsAttentionIsOpenedAgainAndNoLessUrgent() {
        Standing closed = assigned().standing().at(Progress.CLOSED, null);
        Standing opened = closed.at(Progress.OPEN, IN_THREE_DAYS);
        Standing urgent = opened.of(Priority.URGENT, NOW.plus(DEADLINES.urgent()));
        fixture.given(assigned(), new CaseProgressed(CASE, 2, closed, STAFF, NOW))
                .when(new RaiseCase(CASE, Priority.URGENT, STAFF))
                .expectEvents(
                        new CaseProgressed(CASE, 3, opened, STAFF, NOW),
                        new CasePrioritised(CASE, 4, urgent, STAFF, NOW));
        fixture.given(assigned()).when(new RaiseCase(CASE, Priority.LOW, STAFF)).expectNoEvents();
        fixture.givenNoPriorActivity()
                .when(new RaiseCase(CASE, Priority.NORMAL, STAFF))
                .expectEvents(new CasePrioritised(CASE, 1, normal(), STAFF, NOW));
    }

    @Test
    void aCaseWithOpenTasksIsNotClosed() {
        fixture.given(assigned(), taskDueAt(IN_THREE_DAYS))
                .when(new SetProgress(CASE, Progress.CLOSED, STAFF))
                .expectException(CaseFileRejection.TasksOpen.class);
    }

    @Test
    void aTaskIsAddedOnceAndDoneOnce() {
        AddTask add = new AddTask(CASE, "task-1", TEXT, IN_THREE_DAYS, null, STAFF);
        fixture.given(assigned()).when(add).expectEvents(taskDueAt(IN_THREE_DAYS));
        fixture.given(assigned(), taskDueAt(IN_THREE_DAYS)).when(add).expectNoEvents();
        CaseTaskDone done = new CaseTaskDone(CASE, 3, assigned().standing(), "task-1", STAFF, NOW);
        fixture.given(assigned(), taskDueAt(IN_THREE_DAYS))
                .when(new FinishTask(CASE, "task-1", STAFF))
                .expectEvents(done);
        fixture.given(assigned(), taskDueAt(IN_THREE_DAYS), done)
                .when(new FinishTask(CASE, "task-1", STAFF))
                .expectNoEvents();
        fixture.given(assigned())
                .when(new FinishTask(CASE, "task-9", STAFF))
                .expectException(CaseFileRejection.UnknownTask.class);
    }

    @Test
    void whatIsLateIsToldOnce() {
        CaseTaskAdded added = taskDueAt(NOW.minusSeconds(1));
        Task late = new Task("task-1", NOW.minusSeconds(1), null, true);
        CaseOverdue overdue = new CaseOverdue(CASE, 3, assigned().standing().doing(List.of(late)), "clock", NOW);
        fixture.given(assigned(), added).when(new CheckDeadlines(CASE)).expectEvents(overdue);
        fixture.given(assigned(), added, overdue).when(new CheckDeadlines(CASE)).expectNoEvents();
    }

    @Test
    void tagsStandOnceAndInOrder() {
        fixture.given(assigned())
                .when(new SetTags(CASE, List.of("refund", "fraud", "refund"), STAFF))
                .expectEvents(
                        new CaseTagged(CASE, 2, assigned().standing().tagged(List.of("fraud", "refund")), STAFF, NOW));
    }

    @Test
    void aCaseIsLinkedToOthersOnly() {
        Link link = new Link("order-2", "duplicate");
        fixture.given(assigned())
                .when(new LinkCase(CASE, link, STAFF))
                .expectEvents(new CaseLinked(CASE, 2, assigned().standing().linked(link), STAFF, NOW));
        fixture.given(assigned())
                .when(new LinkCase(CASE, new Link(CASE, "duplicate"), STAFF))
                .expectException(CaseFileRejection.LinkedToItself.class);
    }

    @Test
    void aNoteIsSealedAsEvidenceOfItsWriter() {
        fixture.given(assigned())
                .when(new AddNote(CASE, "note-1", TEXT, STAFF))
                .expectEvents(new CaseNoted(CASE, 2, assigned().standing().noted(), "note-1", TEXT, STAFF, NOW));
    }

    @Test
    void everyStoredEventReadsAsItWasWritten() {
        Standing full =
                taskDueAt(IN_THREE_DAYS).standing().tagged(List.of("fraud")).linked(new Link("order-2", "duplicate"));
        GoldenFiles.check(
                new EventCatalog(CaseFileEvent.class),
                List.of(
                        assigned(),
                        new CaseProgressed(CASE, 2, full, STAFF, NOW),
                        new CasePrioritised(CASE, 3, full, STAFF, NOW),
                        new CaseTagged(CASE, 4, full, STAFF, NOW),
                        new CaseLinked(CASE, 5, full, STAFF, NOW),
                        new CaseNoted(CASE, 6, full, "note-1", TEXT, STAFF, NOW),
                        taskDueAt(IN_THREE_DAYS),
                        new CaseTaskDone(CASE, 7, full, "task-1", STAFF, NOW),
                        new CaseOverdue(CASE, 8, full.late(), "clock", NOW)));
    }
}
