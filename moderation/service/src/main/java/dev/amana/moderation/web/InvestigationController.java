package dev.amana.moderation.web;

import dev.amana.moderation.investigation.ApologyFacts;
import dev.amana.moderation.investigation.ApologyTexts;
import dev.amana.moderation.investigation.Decision;
import dev.amana.moderation.investigation.Evidence;
import dev.amana.moderation.investigation.InvestigationDesk;
import dev.amana.moderation.investigation.InvestigationState;
import dev.amana.moderation.investigation.InvestigationTable;
import dev.amana.moderation.investigation.Result;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Investigations of staff. Two people of the role {@code trust-lead} decide. */
@RestController
@RequestMapping("/api/investigations")
@PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
class InvestigationController {
    private static final String LEADS = "hasRole('trust-lead')";
    private static final String STAFF_ID = "[A-Za-z0-9._:-]{1,100}";

    private final InvestigationDesk desk;
    private final ApologyTexts texts;
    private final MessageSource words;

    InvestigationController(InvestigationDesk desk, ApologyTexts texts, MessageSource words) {
        this.desk = desk;
        this.texts = texts;
        this.words = words;
    }

    record Opening(
            @NotNull @Pattern(regexp = STAFF_ID) String staffId,

            @Pattern(regexp = STAFF_ID) @Nullable String conversationId,

            @NotBlank @Size(max = 2_000) String reason) {}

    record Opened(String investigationId) {}

    /**
     * @param head the last link
     * @param faults in the language of the request
     * @param leftOut how many messages of the same person the chain had no room for
     */
    record Verified(boolean intact, int pieces, String head, List<String> faults, int leftOut) {}

    record Proposal(
            @NotNull Decision decision,
            @NotNull Result result,
            @Nullable Boolean releaseMail,
            @NotBlank @Size(max = 2_000) String why) {}

    /** @param proposalRevision of what is answered, as the investigation tells it */
    record Answer(
            @NotNull @Min(1) Integer proposalRevision,
            boolean agreed,
            @NotBlank @Size(max = 2_000) String why) {}

    record Reason(@NotBlank @Size(max = 2_000) String reason) {}

    record NewApology(
            @NotBlank @Size(max = 100) String key,

            @NotNull @Pattern(regexp = "none|contact-person|refund|credit")
            String remedy,

            @NotBlank @Size(max = 10_000) String text) {}

    /** @param nextAfter {@code after} of the next page of evidence; null on the last */
    record View(
            InvestigationTable.Row investigation,
            List<InvestigationTable.Step> steps,
            List<Evidence.Exhibit> evidence,
            @Nullable Integer nextAfter) {}

    /** @param account what it says happened */
    record Template(String language, String remedy, String text, ApologyFacts.Account account) {}

    @GetMapping
    List<InvestigationTable.Row> list(
            @RequestParam(required = false) @Nullable InvestigationState state,
            @RequestParam(required = false) @Pattern(regexp = STAFF_ID) @Nullable String staffId,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000) int page) {
        return desk.list(state == null ? null : state.name(), staffId, size, page);
    }

    @GetMapping("/{id}")
    View show(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String header,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int after) {
        InvestigationDesk.Looked looked = desk.look(id, reason == null ? header : reason, after);
        return new View(desk.find(id), looked.steps(), looked.exhibits(), looked.nextAfter());
    }

    @GetMapping("/{id}/verification")
    Verified verify(@PathVariable String id, Locale locale) {
        Evidence.Finding found = desk.verify(id);
        List<String> faults = found.faults().stream()
                .map(fault -> words.getMessage(
                        "investigation.fault." + fault.kind().wireName(), new Object[] {fault.piece()}, locale))
                .toList();
        return new Verified(found.intact(), found.pieces(), found.head(), faults, found.leftOut());
    }

    /** A file as it was sent: for a disk, never for a browser to show. */
    @GetMapping("/{id}/files/{attachmentId}")
    ResponseEntity<byte[]> file(
            @PathVariable String id,
            @PathVariable String attachmentId,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String header) {
        return download(desk.file(id, attachmentId, reason == null ? header : reason));
    }

    static ResponseEntity<byte[]> download(InvestigationDesk.Download file) {
        ContentDisposition disposition = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(file.content());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(LEADS)
    Opened open(@Valid @RequestBody Opening opening) {
        return new Opened(desk.open(opening.staffId(), opening.conversationId(), opening.reason()));
    }

    @PostMapping("/{id}/proposal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(LEADS)
    void propose(@PathVariable String id, @Valid @RequestBody Proposal proposal) {
        desk.propose(
                id,
                proposal.decision(),
                proposal.result(),
                Boolean.TRUE.equals(proposal.releaseMail()),
                proposal.why());
    }

    @PostMapping("/{id}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(LEADS)
    void answer(@PathVariable String id, @Valid @RequestBody Answer answer) {
        desk.answer(id, answer.proposalRevision(), answer.agreed(), answer.why());
    }

    @PostMapping("/{id}/hand-over")
    @PreAuthorize(LEADS)
    void handOver(
            @PathVariable String id, @Valid @RequestBody Reason reason, Locale locale, HttpServletResponse response)
            throws IOException {
        desk.handOver(id, reason.reason(), locale, () -> zip(id, response));
    }

    /** Sent while it is made. */
    static OutputStream zip(String id, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"investigation-" + id + ".zip\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return response.getOutputStream();
    }

    /** What an apology may say, by what is known to have happened; 409 where none can be sent. */
    @GetMapping("/{id}/apology-template")
    Template template(
            @PathVariable String id,
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(defaultValue = "none") String remedy,
            @RequestParam(defaultValue = "") @Size(max = 100) String name) {
        ApologyFacts facts = desk.facts(id);
        return new Template(language, remedy, texts.text(language, remedy, name, facts), facts.account());
    }

    @PostMapping("/{id}/apology")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('trust', 'trust-lead')")
    void apologise(@PathVariable String id, @Valid @RequestBody NewApology apology) {
        desk.apologise(id, apology.key(), apology.remedy(), apology.text());
    }

    @PostMapping("/{id}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(LEADS)
    void close(@PathVariable String id) {
        desk.close(id);
    }
}
