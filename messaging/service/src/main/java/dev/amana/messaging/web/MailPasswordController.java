package dev.amana.messaging.web;

import dev.amana.messaging.party.EmailAddress;
import dev.amana.messaging.submission.MailPassword;
import dev.amana.messaging.submission.MailPasswords;
import dev.amana.messaging.submission.TooManyMailPasswords;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own app passwords for writing by mail program; and the end of all of a colleague's. */
@RestController
@RequestMapping("/api/mail-passwords")
@PreAuthorize("hasRole('agent')")
@Tag(name = "Mail passwords")
class MailPasswordController {
    private final MailPasswords passwords;
    private final AuditTrail audit;

    MailPasswordController(MailPasswords passwords, AuditTrail audit) {
        this.passwords = passwords;
        this.audit = audit;
    }

    /** @param address the agent's own, from which mails will be submitted; recipients never see it */
    record Wanted(
            @NotBlank @Size(max = 100) String label,
            @NotBlank @Email @Size(max = 254) String address) {}

    /** @param password only in the answer to its creation */
    record View(
            String id,
            String user,
            String label,
            String address,
            @Nullable String password,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    record Page(List<View> items) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createMailPassword", summary = "Makes an app password, which is shown this once")
    View create(@Valid @RequestBody Wanted wanted) {
        EmailAddress address = EmailAddress.parse(wanted.address())
                .orElseThrow(() -> new ProblemException(HttpStatus.BAD_REQUEST, "not-an-address"));
        try {
            MailPassword.Fresh fresh =
                    passwords.create(Caller.current().subject(), wanted.label().strip(), address);
            return view(fresh.kept(), fresh.password());
        } catch (TooManyMailPasswords tooMany) {
            throw new ProblemException(HttpStatus.CONFLICT, "too-many-mail-passwords", tooMany.limit());
        }
    }

    @GetMapping
    @Operation(operationId = "listMailPasswords", summary = "The caller's app passwords, without the passwords")
    Page list() {
        return new Page(passwords.of(Caller.current().subject()).stream()
                .map(password -> view(password, null))
                .toList());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "revokeMailPassword", summary = "Revokes an app password")
    void revoke(@PathVariable String id) {
        if (!passwords.revoke(Caller.current().subject(), id)) {
            throw Access.notFound();
        }
    }

    @PostMapping("/{id}/renewal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "renewMailPassword", summary = "Lets an app password be used for another lifetime")
    void renew(@PathVariable String id) {
        if (!passwords.renew(Caller.current().subject(), id)) {
            throw Access.notFound();
        }
    }

    @DeleteMapping
    @PreAuthorize("hasAnyRole('trust-lead', 'operator')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "revokeMailPasswordsOf",
            summary = "Revokes all app passwords of somebody who has left or lost a machine")
    void revokeAll(
            @RequestParam String staffId,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String reasonHeader) {
        audit.record("mail-passwords.revoke", "staff/" + staffId, null, Access.reason(reason, reasonHeader));
        passwords.revokeAll(staffId);
    }

    private static View view(MailPassword kept, @Nullable String password) {
        return new View(
                kept.id(),
                kept.staffId(),
                kept.label(),
                kept.address(),
                password,
                kept.createdAt(),
                kept.expiresAt(),
                kept.lastUsedAt());
    }
}
