package dev.amana.moderation.web;

import static dev.amana.platform.personal.RetentionClass.STAFF_EVIDENCE;

import dev.amana.moderation.casefile.CaseFileCommand;
import dev.amana.moderation.casefile.CaseFileCommand.AddNote;
import dev.amana.moderation.casefile.CaseFileCommand.AddTask;
import dev.amana.moderation.casefile.CaseFileCommand.AssignCase;
import dev.amana.moderation.casefile.CaseFileCommand.FinishTask;
import dev.amana.moderation.casefile.CaseFileCommand.LinkCase;
import dev.amana.moderation.casefile.CaseFileCommand.SetPriority;
import dev.amana.moderation.casefile.CaseFileCommand.SetProgress;
import dev.amana.moderation.casefile.CaseFileCommand.SetTags;
import dev.amana.moderation.casefile.CaseFileCommand.UnlinkCase;
import dev.amana.moderation.casefile.CaseFileFilter;
import dev.amana.moderation.casefile.CaseFileView;
import dev.amana.moderation.casefile.CaseFiles;
import dev.amana.moderation.casefile.CaseFiles.Written;
import dev.amana.moderation.casefile.Priority;
import dev.amana.moderation.casefile.Progress;
import dev.amana.moderation.casefile.Standing.Link;
import dev.amana.platform.Ids;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The work of staff on cases. Every act and every look at notes is audited. */
@RestController
@RequestMapping("/api/case-files")
@PreAuthorize("hasAnyRole('trust', 'trust-lead')")
class CaseFileController {
    private static final String CASE_ID = "(order|conversation)-[A-Za-z0-9._:-]{1,100}";

    private final CommandGateway commands;
    private final CaseFiles files;
    private final AuditTrail audit;
    private final Ids ids;

    CaseFileController(CommandGateway commands, CaseFiles files, AuditTrail audit, Ids ids) {
        this.commands = commands;
        this.files = files;
        this.audit = audit;
        this.ids = ids;
    }

    record Assignee(@Nullable @Size(max = 100) String staffId) {}

    record NewProgress(@NotNull Progress progress) {}

    record NewPriority(@NotNull Priority priority) {}

    record Tags(@NotNull @Size(max = 30) List<@Pattern(regexp = "[\\p{L}\\p{N}-]{1,40}") String> tags) {}

    record NewLink(
            @Pattern(regexp = CASE_ID) String caseId,

            @NotBlank @Pattern(regexp = "duplicate|related|caused-by")
            String relation) {}

    record NewNote(@NotBlank @Size(max = 10_000) String text) {}

    record NewTask(
            @NotBlank @Size(max = 1_000) String text,
            @NotNull Instant dueAt,
            @Nullable @Size(max = 100) String assignee) {}

    record View(CaseFileView file, List<Written> texts) {}

    record Accepted(String id) {}

    /** @param assignee {@code me} for the caller */
    @GetMapping
    List<CaseFileView> list(
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable Progress progress,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000) int page) {
        String staffId = "me".equals(assignee) ? me() : assignee;
        return files.page(new CaseFileFilter(staffId, progress, tag, overdue), size, page * size);
    }

    @GetMapping("/{caseId}")
    View show(@PathVariable @Pattern(regexp = CASE_ID) String caseId) {
        CaseFileView file =
                files.find(caseId).orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-case-file"));
        audit.record("case-file.read", caseId, orderOf(caseId), null);
        return new View(file, files.texts(caseId));
    }

    @PutMapping("/{caseId}/assignee")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void assign(@PathVariable @Pattern(regexp = CASE_ID) String caseId, @Valid @RequestBody Assignee assignee) {
        send("case-file.assign", new AssignCase(caseId, assignee.staffId(), me()));
    }

    @PutMapping("/{caseId}/progress")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void progress(@PathVariable @Pattern(regexp = CASE_ID) String caseId, @Valid @RequestBody NewProgress progress) {
        send("case-file.progress", new SetProgress(caseId, progress.progress(), me()));
    }

    @PutMapping("/{caseId}/priority")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void priority(@PathVariable @Pattern(regexp = CASE_ID) String caseId, @Valid @RequestBody NewPriority priority) {
        send("case-file.priority", new SetPriority(caseId, priority.priority(), me()));
    }

    @PutMapping("/{caseId}/tags")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void tag(@PathVariable @Pattern(regexp = CASE_ID) String caseId, @Valid @RequestBody Tags tags) {
        send("case-file.tags", new SetTags(caseId, tags.tags(), me()));
    }

    @PostMapping("/{caseId}/links")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void link(@PathVariable @Pattern(regexp = CASE_ID) String caseId, @Valid @RequestBody NewLink link) {
        send("case-file.link", new LinkCase(caseId, new Link(link.caseId(), link.relation()), me()));
    }

    @DeleteMapping("/{caseId}/links/{otherCaseId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(
            @PathVariable @Pattern(regexp = CASE_ID) String caseId,
            @PathVariable @Pattern(regexp = CASE_ID) String otherCaseId) {
        send("case-file.unlink", new UnlinkCase(caseId, otherCaseId, me()));
    }

    @PostMapping("/{caseId}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    Accepted note(@PathVariable @Pattern(regexp = CASE_ID) String caseId, @Valid @RequestBody NewNote note) {
        String noteId = ids.next();
        send("case-file.note", new AddNote(caseId, noteId, Personal.of(me(), STAFF_EVIDENCE, note.text()), me()));
        return new Accepted(noteId);
    }

    @PostMapping("/{caseId}/tasks")
    @ResponseStatus(HttpStatus.CREATED)
    Accepted task(@PathVariable @Pattern(regexp = CASE_ID) String caseId, @Valid @RequestBody NewTask task) {
        String taskId = ids.next();
        Personal text = Personal.of(me(), STAFF_EVIDENCE, task.text());
        send("case-file.task", new AddTask(caseId, taskId, text, task.dueAt(), task.assignee(), me()));
        return new Accepted(taskId);
    }

    @PostMapping("/{caseId}/tasks/{taskId}/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void done(@PathVariable @Pattern(regexp = CASE_ID) String caseId, @PathVariable String taskId) {
        send("case-file.task-done", new FinishTask(caseId, taskId, me()));
    }

    private void send(String action, CaseFileCommand command) {
        commands.sendAndWait(command);
        audit.record(action, command.caseId(), orderOf(command.caseId()), null);
    }

    private static @Nullable String orderOf(String caseId) {
        return caseId.startsWith("order-") ? caseId.substring("order-".length()) : null;
    }

    private static String me() {
        return Caller.current().subject();
    }
}
