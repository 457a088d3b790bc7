package dev.amana.moderation.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a case file stands, without the texts of its notes and tasks.
 *
 * @param assignee staff id; null while nobody has it
 * @param dueAt by when it must be closed or waiting; null while no deadline runs
 * @param tags in alphabetical order
 * @param links in order of making
 * @param tasks that are open, the next due first
 */
public record Standing(
        @Nullable String assignee,
        Progress progress,
        Priority priority,
        @Nullable Instant dueAt,
        boolean overdue,
        List<String> tags,
        List<Link> links,
        List<Task> tasks,
        int notes) {
    static final Standing NEW =
            new Standing(null, Progress.OPEN, Priority.NORMAL, null, false, List.of(), List.of(), List.of(), 0);

    public Standing {
        tags = List.copyOf(tags);
        links = List.copyOf(links);
        tasks = List.copyOf(tasks);
    }

    /** @param relation such as {@code duplicate}, {@code related} or {@code caused-by} */
    public record Link(String caseId, String relation) {}

    /** @param overdue whether its time has passed */
    public record Task(
            String taskId, Instant dueAt, @Nullable String assignee, boolean overdue) {}

    Standing assignedTo(@Nullable String staffId) {
        return new Standing(staffId, progress, priority, dueAt, overdue, tags, links, tasks, notes);
    }

    Standing at(Progress next, @Nullable Instant due) {
        return new Standing(assignee, next, priority, due, overdue && due != null, tags, links, tasks, notes);
    }

    Standing of(Priority next, @Nullable Instant due) {
        return new Standing(assignee, progress, next, due, false, tags, links, tasks, notes);
    }

    Standing late() {
        return new Standing(assignee, progress, priority, dueAt, true, tags, links, tasks, notes);
    }

    Standing tagged(Collection<String> next) {
        List<String> sorted = next.stream().distinct().sorted().toList();
        return new Standing(assignee, progress, priority, dueAt, overdue, sorted, links, tasks, notes);
    }

    Standing linked(Link link) {
        List<Link> more =
                Stream.concat(links.stream(), Stream.of(link)).distinct().toList();
        return new Standing(assignee, progress, priority, dueAt, overdue, tags, more, tasks, notes);
    }

    Standing unlinked(Predicate<Link> gone) {
        List<Link> fewer = links.stream().filter(gone.negate()).toList();
        return new Standing(assignee, progress, priority, dueAt, overdue, tags, fewer, tasks, notes);
    }

    Standing doing(List<Task> next) {
        List<Task> sorted = next.stream()
                .sorted(Comparator.comparing(Task::dueAt).thenComparing(Task::taskId))
                .toList();
        return new Standing(assignee, progress, priority, dueAt, overdue, tags, links, sorted, notes);
    }

    Standing noted() {
        return new Standing(assignee, progress, priority, dueAt, overdue, tags, links, tasks, notes + 1);
    }
}
