package dev.amana.moderation.web;

import dev.amana.moderation.casefile.CaseFileFilter;
import dev.amana.moderation.casefile.CaseFileView;
import dev.amana.moderation.casefile.CaseFiles;
import dev.amana.moderation.casefile.CaseFiles.Written;
import dev.amana.moderation.casefile.Progress;
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
    private final CaseFiles files;
    private final CaseFileWork work;

    CaseFileController(CaseFiles files, CaseFileWork work) {
        this.files = files;
        this.work = work;
    }

    record NewLink(
            @Pattern(regexp = CaseFileWork.CASE_ID) String caseId,

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
            @RequestParam(defaultValue = "false") boolean unassigned,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000) int page) {
        String staffId = "me".equals(assignee) ? Caller.current().subject() : assignee;
        return files.page(new CaseFileFilter(staffId, progress, tag, overdue, unassigned), size, page * size);
    }

    @GetMapping("/{caseId}")
    View show(@PathVariable @Pattern(regexp = CaseFileWork.CASE_ID) String caseId) {
        CaseFileView file =
                files.find(caseId).orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-case-file"));
        work.looked(caseId);
        return new View(file, files.texts(caseId));
    }

    /** Only what is named changes; an empty assignee gives the case back. */
    @PutMapping("/{caseId}/{field:assignee|progress|priority|tags}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(
            @PathVariable @Pattern(regexp = CaseFileWork.CASE_ID) String caseId,
            @PathVariable String field,
            @Valid @RequestBody CaseFileWork.Change change) {
        work.put(caseId, field, change);
    }

    @PostMapping("/{caseId}/links")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void link(@PathVariable @Pattern(regexp = CaseFileWork.CASE_ID) String caseId, @Valid @RequestBody NewLink link) {
        work.link(caseId, link.caseId(), link.relation());
    }

    @DeleteMapping("/{caseId}/links/{otherCaseId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(
            @PathVariable @Pattern(regexp = CaseFileWork.CASE_ID) String caseId,
            @PathVariable @Pattern(regexp = CaseFileWork.CASE_ID) String otherCaseId) {
        work.unlink(caseId, otherCaseId);
    }

    @PostMapping("/{caseId}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    Accepted note(
            @PathVariable @Pattern(regexp = CaseFileWork.CASE_ID) String caseId, @Valid @RequestBody NewNote note) {
        return new Accepted(work.note(caseId, note.text()));
    }

    @PostMapping("/{caseId}/tasks")
    @ResponseStatus(HttpStatus.CREATED)
    Accepted task(
            @PathVariable @Pattern(regexp = CaseFileWork.CASE_ID) String caseId, @Valid @RequestBody NewTask task) {
        return new Accepted(work.task(caseId, task.text(), task.dueAt(), task.assignee()));
    }

    @PostMapping("/{caseId}/tasks/{taskId}/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void done(@PathVariable @Pattern(regexp = CaseFileWork.CASE_ID) String caseId, @PathVariable String taskId) {
        work.done(caseId, taskId);
    }
}
