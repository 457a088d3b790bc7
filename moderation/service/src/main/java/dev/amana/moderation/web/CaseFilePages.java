package dev.amana.moderation.web;

import dev.amana.moderation.casefile.CaseFileFilter;
import dev.amana.moderation.casefile.CaseFileView;
import dev.amana.moderation.casefile.CaseFiles;
import dev.amana.moderation.casefile.Priority;
import dev.amana.moderation.casefile.Progress;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.security.Caller;
import dev.amana.platform.security.Roles;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The work on cases in the browser: the lists of whose turn it is, and each case's file, which the gateway's page of the case
 * shows as a part of itself.
 */
@PageController
@RequestMapping("/console/case-files")
@PreAuthorize("hasAnyRole('trust', 'trust-lead')")
class CaseFilePages {
    private static final int MOST = 100;
    private static final String BACK = "redirect:/console/case-files/{caseId}?done=";
    private static final int MOST_TAGS = 30;
    private static final java.util.regex.Pattern SEPARATORS = java.util.regex.Pattern.compile("[\\s,、،]+");

    private final CaseFiles files;
    private final CaseFileWork work;

    CaseFilePages(CaseFiles files, CaseFileWork work) {
        this.files = files;
        this.work = work;
    }

    /** @param list {@code mine}, {@code overdue}, {@code unassigned} or {@code all} */
    @GetMapping
    String list(@RequestParam(defaultValue = "mine") String list, Model model) {
        String me = Caller.current().subject();
        CaseFileFilter filter = new CaseFileFilter(
                list.equals("mine") ? me : null, null, null, list.equals("overdue"), list.equals("unassigned"));
        model.addAttribute("list", list);
        model.addAttribute("lists", List.of("mine", "overdue", "unassigned", "all"));
        model.addAttribute("files", files.page(filter, MOST, 0));
        return "case-files";
    }

    /** Also of a case that nobody has worked on: then an empty file. */
    @GetMapping("/{caseId}")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
    String file(
            @PathVariable @Pattern(regexp = CaseFileWork.CASE_ID) String caseId,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        CaseFileView file = files.find(caseId).orElseGet(() -> CaseFileView.empty(caseId));
        work.looked(caseId);
        model.addAttribute("file", file);
        model.addAttribute("standing", file.standing());
        model.addAttribute("texts", files.texts(caseId));
        model.addAttribute("priorities", Priority.values());
        model.addAttribute("progresses", Progress.values());
        model.addAttribute("relations", List.of("related", "duplicate", "caused-by"));
        model.addAttribute("mayWork", !Caller.current().has(Roles.AUDITOR));
        model.addAttribute("me", Caller.current().subject());
        return part == null ? "case-file" : "case-file :: file";
    }

    @PostMapping("/{caseId}/{field:assignee|progress|priority|tags}")
    String put(
            @PathVariable @Pattern(regexp = CaseFileWork.CASE_ID) String caseId,
            @PathVariable String field,
            @RequestParam(required = false) @Nullable @Size(max = 100) String staffId,
            @RequestParam(required = false) @Nullable Progress progress,
            @RequestParam(required = false) @Nullable Priority priority,
            @RequestParam(required = false) @Nullable @Size(max = 1_300) String tags) {
        work.put(caseId, field, new CaseFileWork.Change(staffId, progress, priority, tags == null ? null : tags(tags)));
        return BACK + "file-changed";
    }

    private static List<String> tags(String typed) {
        List<String> tags =
                SEPARATORS.splitAsStream(typed).filter(tag -> !tag.isEmpty()).toList();
        if (tags.size() > MOST_TAGS || !tags.stream().allMatch(tag -> tag.matches("[\\p{L}\\p{N}-]{1,40}"))) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "case-file-incomplete", "tags");
        }
        return tags;
    }

    @PostMapping("/{caseId}/notes")
    String note(
            @PathVariable @Pattern(regexp = CaseFileWork.CASE_ID) String caseId,
            @RequestParam @NotBlank @Size(max = 10_000) String text) {
        work.note(caseId, text);
        return BACK + "file-changed";
    }

    @PostMapping("/{caseId}/tasks")
    String task(
            @PathVariable @Pattern(regexp = CaseFileWork.CASE_ID) String caseId,
            @RequestParam @NotBlank @Size(max = 1_000) String text,
            @RequestParam String dueAt,
            @RequestParam(required = false) @Nullable @Size(max = 100) String assignee) {
        try {
            work.task(caseId, text, LocalDateTime.parse(dueAt).toInstant(ZoneOffset.UTC), assignee);
        } catch (DateTimeParseException e) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "case-file-incomplete", "dueAt");
        }
        return BACK + "file-changed";
    }

    @PostMapping("/{caseId}/tasks/{taskId}/done")
    String done(@PathVariable @Pattern(regexp = CaseFileWork.CASE_ID) String caseId, @PathVariable String taskId) {
        work.done(caseId, taskId);
        return BACK + "file-changed";
    }

    @PostMapping("/{caseId}/links")
    String link(
            @PathVariable @Pattern(regexp = CaseFileWork.CASE_ID) String caseId,
            @RequestParam @Pattern(regexp = CaseFileWork.CASE_ID) String otherCaseId,
            @RequestParam @Pattern(regexp = "duplicate|related|caused-by") String relation) {
        work.link(caseId, otherCaseId, relation);
        return BACK + "file-changed";
    }

    @PostMapping("/{caseId}/links/{otherCaseId}/removal")
    String unlink(
            @PathVariable @Pattern(regexp = CaseFileWork.CASE_ID) String caseId,
            @PathVariable @Pattern(regexp = CaseFileWork.CASE_ID) String otherCaseId) {
        work.unlink(caseId, otherCaseId);
        return BACK + "file-changed";
    }
}
