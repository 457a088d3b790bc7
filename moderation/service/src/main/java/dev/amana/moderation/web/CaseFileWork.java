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
import dev.amana.moderation.casefile.Priority;
import dev.amana.moderation.casefile.Progress;
import dev.amana.moderation.casefile.Standing.Link;
import dev.amana.platform.Ids;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What the caller does to a case, by interface or page: sent, and written into the audit trail. */
@Component
class CaseFileWork {
    static final String CASE_ID = "(order|conversation)-[A-Za-z0-9._:-]{1,100}";

    private final CommandGateway commands;
    private final AuditTrail audit;
    private final Ids ids;

    CaseFileWork(CommandGateway commands, AuditTrail audit, Ids ids) {
        this.commands = commands;
        this.audit = audit;
        this.ids = ids;
    }

    /** Of these the one that is put. */
    record Change(
            @Nullable @Size(max = 100) String staffId,
            @Nullable Progress progress,
            @Nullable Priority priority,
            @Nullable @Size(max = 30) List<@Pattern(regexp = "[\\p{L}\\p{N}-]{1,40}") String> tags) {}

    void put(String caseId, String field, Change change) {
        send(
                "case-file." + field,
                switch (field) {
                    case "assignee" -> new AssignCase(caseId, emptyToNull(change.staffId()), me());
                    case "progress" -> new SetProgress(caseId, required(change.progress(), field), me());
                    case "priority" -> new SetPriority(caseId, required(change.priority(), field), me());
                    case "tags" -> new SetTags(caseId, required(change.tags(), field), me());
                    default -> throw new IllegalArgumentException(field);
                });
    }

    void link(String caseId, String otherCaseId, String relation) {
        send("case-file.link", new LinkCase(caseId, new Link(otherCaseId, relation), me()));
    }

    void unlink(String caseId, String otherCaseId) {
        send("case-file.unlink", new UnlinkCase(caseId, otherCaseId, me()));
    }

    String note(String caseId, String text) {
        String noteId = ids.next();
        send("case-file.note", new AddNote(caseId, noteId, Personal.of(me(), STAFF_EVIDENCE, text), me()));
        return noteId;
    }

    String task(String caseId, String text, Instant dueAt, @Nullable String assignee) {
        String taskId = ids.next();
        Personal sealed = Personal.of(me(), STAFF_EVIDENCE, text);
        send("case-file.task", new AddTask(caseId, taskId, sealed, dueAt, emptyToNull(assignee), me()));
        return taskId;
    }

    void done(String caseId, String taskId) {
        send("case-file.task-done", new FinishTask(caseId, taskId, me()));
    }

    void looked(String caseId) {
        audit.record("case-file.read", caseId, orderOf(caseId), null);
    }

    private void send(String action, CaseFileCommand command) {
        commands.sendAndWait(command);
        audit.record(action, command.caseId(), orderOf(command.caseId()), null);
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "case-file-incomplete", name);
        }
        return value;
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String orderOf(String caseId) {
        return caseId.startsWith("order-") ? caseId.substring("order-".length()) : null;
    }

    private static String me() {
        return Caller.current().subject();
    }
}
