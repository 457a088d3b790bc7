package dev.amana.moderation.casefile;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

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
import dev.amana.moderation.casefile.CaseFileCommand.UnlinkCase;
import dev.amana.moderation.casefile.CaseFileEvent.CaseAssigned;
import dev.amana.moderation.casefile.CaseFileEvent.CaseLinked;
import dev.amana.moderation.casefile.CaseFileEvent.CaseNoted;
import dev.amana.moderation.casefile.CaseFileEvent.CaseOverdue;
import dev.amana.moderation.casefile.CaseFileEvent.CasePrioritised;
import dev.amana.moderation.casefile.CaseFileEvent.CaseProgressed;
import dev.amana.moderation.casefile.CaseFileEvent.CaseTagged;
import dev.amana.moderation.casefile.CaseFileEvent.CaseTaskAdded;
import dev.amana.moderation.casefile.CaseFileEvent.CaseTaskDone;
import dev.amana.moderation.casefile.Standing.Task;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One case's file. What changes nothing is no event. */
@Aggregate(cache = "aggregateCache")
class CaseFile {
    private static final String CLOCK = "clock";
    private static final int MOST_NOTES = 1_000;
    private static final int MOST_TASKS = 100;
    private static final int MOST_LINKS = 100;

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // the framework reads it
    private @Nullable String caseId;

    private int revision;
    private Standing standing = Standing.NEW;
    /** Of notes and tasks, so that a repeated command is recognised. */
    private final Set<String> known = new HashSet<>();

    CaseFile() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AssignCase command, Clock clock, Deadlines deadlines) {
        if (!Objects.equals(standing.assignee(), command.assignee())) {
            apply(new CaseAssigned(
                    command.caseId(),
                    revision + 1,
                    current(clock, deadlines).assignedTo(command.assignee()),
                    command.by(),
                    clock.instant()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SetProgress command, Clock clock, Deadlines deadlines) {
        if (standing.progress() == command.progress()) {
            return;
        }
        if (command.progress() == Progress.CLOSED && !standing.tasks().isEmpty()) {
            throw new CaseFileRejection.TasksOpen(standing.tasks().size());
        }
        Instant due = runs(command.progress()) ? due(standing.priority(), clock, deadlines) : null;
        apply(new CaseProgressed(
                command.caseId(), revision + 1, standing.at(command.progress(), due), command.by(), clock.instant()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SetPriority command, Clock clock, Deadlines deadlines) {
        if (standing.priority() != command.priority() || revision == 0) {
            Instant due = runs(standing.progress()) ? due(command.priority(), clock, deadlines) : null;
            apply(new CasePrioritised(
                    command.caseId(),
                    revision + 1,
                    standing.of(command.priority(), due),
                    command.by(),
                    clock.instant()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RaiseCase command, Clock clock, Deadlines deadlines) {
        if (standing.progress() == Progress.CLOSED) {
            handle(new SetProgress(command.caseId(), Progress.OPEN, command.by()), clock, deadlines);
        }
        if (revision == 0 || standing.priority().compareTo(command.least()) < 0) {
            handle(new SetPriority(command.caseId(), command.least(), command.by()), clock, deadlines);
        }
    }

    /** A file that comes to be has the time of a normal case. */
    private Standing current(Clock clock, Deadlines deadlines) {
        return revision == 0 ? standing.of(standing.priority(), due(standing.priority(), clock, deadlines)) : standing;
    }

    private static boolean runs(Progress progress) {
        return progress == Progress.OPEN || progress == Progress.IN_PROGRESS;
    }

    private static Instant due(Priority priority, Clock clock, Deadlines deadlines) {
        return clock.instant().plus(deadlines.of(priority));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SetTags command, Clock clock, Deadlines deadlines) {
        Standing next = current(clock, deadlines).tagged(command.tags());
        if (!next.equals(standing)) {
            apply(new CaseTagged(command.caseId(), revision + 1, next, command.by(), clock.instant()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(LinkCase command, Clock clock, Deadlines deadlines) {
        if (command.link().caseId().equals(command.caseId())) {
            throw new CaseFileRejection.LinkedToItself();
        }
        requireRoom(standing.links().size(), MOST_LINKS);
        Standing next = current(clock, deadlines).linked(command.link());
        if (!next.equals(standing)) {
            apply(new CaseLinked(command.caseId(), revision + 1, next, command.by(), clock.instant()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(UnlinkCase command, Clock clock) {
        Standing next = standing.unlinked(link -> link.caseId().equals(command.otherCaseId()));
        if (!next.equals(standing)) {
            apply(new CaseLinked(command.caseId(), revision + 1, next, command.by(), clock.instant()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AddNote command, Clock clock, Deadlines deadlines) {
        if (!known.contains(command.noteId())) {
            requireRoom(standing.notes(), MOST_NOTES);
            apply(new CaseNoted(
                    command.caseId(),
                    revision + 1,
                    current(clock, deadlines).noted(),
                    command.noteId(),
                    command.text(),
                    command.by(),
                    clock.instant()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AddTask command, Clock clock, Deadlines deadlines) {
        if (!known.contains(command.taskId())) {
            requireRoom(standing.tasks().size(), MOST_TASKS);
            List<Task> tasks = new ArrayList<>(standing.tasks());
            tasks.add(new Task(command.taskId(), command.dueAt(), command.assignee(), false));
            apply(new CaseTaskAdded(
                    command.caseId(),
                    revision + 1,
                    current(clock, deadlines).doing(tasks),
                    command.taskId(),
                    command.text(),
                    command.by(),
                    clock.instant()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(FinishTask command, Clock clock) {
        if (!known.contains(command.taskId())) {
            throw new CaseFileRejection.UnknownTask(command.taskId());
        }
        List<Task> left = standing.tasks().stream()
                .filter(task -> !task.taskId().equals(command.taskId()))
                .toList();
        if (left.size() < standing.tasks().size()) {
            apply(new CaseTaskDone(
                    command.caseId(),
                    revision + 1,
                    standing.doing(left),
                    command.taskId(),
                    command.by(),
                    clock.instant()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CheckDeadlines command, Clock clock) {
        Instant now = clock.instant();
        Instant due = standing.dueAt();
        Standing next = due != null && !now.isBefore(due) ? standing.late() : standing;
        next = next.doing(next.tasks().stream().map(task -> aged(task, now)).toList());
        if (!next.equals(standing)) {
            apply(new CaseOverdue(command.caseId(), revision + 1, next, CLOCK, now));
        }
    }

    private static Task aged(Task task, Instant now) {
        return now.isBefore(task.dueAt()) ? task : new Task(task.taskId(), task.dueAt(), task.assignee(), true);
    }

    private static void requireRoom(int size, int most) {
        if (size >= most) {
            throw new CaseFileRejection.Full(most);
        }
    }

    @EventSourcingHandler
    void on(CaseFileEvent event) {
        caseId = event.caseId();
        revision = event.revision();
        standing = event.standing();
        if (event instanceof CaseNoted noted) {
            known.add(noted.noteId());
        } else if (event instanceof CaseTaskAdded added) {
            known.add(added.taskId());
        }
    }
}
