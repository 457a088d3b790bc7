package dev.amana.moderation.web;

import dev.amana.moderation.investigation.ApologyFacts;
import dev.amana.moderation.investigation.ApologyStep;
import dev.amana.moderation.investigation.ApologyTexts;
import dev.amana.moderation.investigation.Decision;
import dev.amana.moderation.investigation.Evidence;
import dev.amana.moderation.investigation.InvestigationDesk;
import dev.amana.moderation.investigation.InvestigationState;
import dev.amana.moderation.investigation.InvestigationTable;
import dev.amana.moderation.investigation.Remedies;
import dev.amana.moderation.investigation.Result;
import dev.amana.moderation.investigation.StaffMessages;
import dev.amana.moderation.investigation.Standing;
import dev.amana.platform.Ids;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.security.Caller;
import dev.amana.platform.security.Roles;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the trust team follows and decides investigations. What was written stays covered until somebody gives a reason. */
@PageController
@RequestMapping("/console/investigations")
@PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
class InvestigationPages {
    private static final String LEADS = "hasRole('trust-lead')";
    /** Hashing very much is asked for. */
    private static final int VERIFIED_UNASKED = 500;

    private static final String BACK = "redirect:/console/investigations/{id}?done=";
    private static final int SHOWN = 50;
    private static final int LAST_PAGE = 1_000;

    private final InvestigationDesk desk;
    private final StaffMessages messages;
    private final ApologyTexts texts;
    private final Ids ids;

    InvestigationPages(InvestigationDesk desk, StaffMessages messages, ApologyTexts texts, Ids ids) {
        this.desk = desk;
        this.messages = messages;
        this.texts = texts;
        this.ids = ids;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable InvestigationState state,
            @RequestParam(defaultValue = "") @Size(max = 100) String staffId,
            @RequestParam(defaultValue = "0") @Min(0) @Max(LAST_PAGE) int page,
            Model model) {
        String of = staffId.isBlank() ? null : staffId.strip();
        List<InvestigationTable.Row> rows = desk.list(state == null ? null : state.name(), of, SHOWN, page);
        model.addAttribute("rows", rows);
        model.addAttribute("next", rows.size() < SHOWN ? null : page + 1);
        model.addAttribute("state", state);
        model.addAttribute("states", List.of(InvestigationState.values()));
        model.addAttribute("staffId", staffId);
        model.addAttribute("lead", Caller.current().has(Roles.TRUST_LEAD));
        return "investigations";
    }

    @PostMapping
    @PreAuthorize(LEADS)
    String open(
            @RequestParam @Size(min = 1, max = 100) String staffId,
            @RequestParam(defaultValue = "") @Size(max = 100) String conversationId,
            @RequestParam(required = false) @Nullable String why) {
        String conversation = conversationId.isBlank() ? null : conversationId.strip();
        return "redirect:/console/investigations/" + desk.open(staffId.strip(), conversation, why) + "?done=opened";
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(defaultValue = "contact-person") String remedy,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean verify,
            Model model) {
        InvestigationTable.Row row = desk.find(id);
        Standing standing = row.standing();
        boolean lead = Caller.current().has(Roles.TRUST_LEAD);
        boolean decided =
                standing.state() == InvestigationState.CONFIRMED || standing.state() == InvestigationState.LIFTED;
        model.addAttribute("row", row);
        model.addAttribute("standing", standing);
        model.addAttribute("steps", desk.steps(id));
        model.addAttribute("verified", verify);
        model.addAttribute("chain", verify ? desk.verify(id) : unasked(id, standing));
        model.addAttribute("lead", lead);
        model.addAttribute("decided", decided);
        model.addAttribute("nobodyToWriteTo", decided && standing.conversationId() == null);
        model.addAttribute("results", List.of(Result.values()));
        boolean apologises = decided && mayApologise(standing);
        model.addAttribute("apologises", apologises);
        if (apologises) {
            apology(id, standing, language, remedy, name, model);
        }
        return "investigation";
    }

    private Evidence.@Nullable Finding unasked(String id, Standing standing) {
        return standing.evidence() <= VERIFIED_UNASKED ? desk.glance(id) : null;
    }

    private void apology(
            String id, Standing standing, @Nullable String language, String remedy, String name, Model model) {
        String chosen = language == null ? language(standing) : language;
        ApologyFacts facts = desk.facts(id);
        model.addAttribute("remedies", Remedies.of(standing.orderId()));
        model.addAttribute("languages", ApologyTexts.LANGUAGES);
        model.addAttribute("language", chosen);
        model.addAttribute("remedy", remedy);
        model.addAttribute("name", name);
        model.addAttribute("key", ids.next());
        model.addAttribute("admits", facts.admits());
        model.addAttribute("draft", texts.text(chosen, remedy, name, facts));
    }

    private static boolean mayApologise(Standing standing) {
        Standing.Apology apology = standing.apology();
        boolean writes = Caller.current().has(Roles.TRUST) || Caller.current().has(Roles.TRUST_LEAD);
        return writes
                && standing.conversationId() != null
                && !standing.refused()
                && (apology == null || apology.step() == ApologyStep.FAILED);
    }

    private String language(Standing standing) {
        String conversation = standing.conversationId();
        String locale = conversation == null ? null : messages.customerLocale(conversation);
        return locale == null ? "en" : Locale.forLanguageTag(locale).getLanguage();
    }

    /** As a form that is sent, so that the reason stands in no address. */
    @PostMapping("/{id}")
    String look(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "0") int after,
            Model model) {
        InvestigationDesk.Looked looked = desk.look(id, reason, Math.max(0, after));
        String page = show(id, null, "contact-person", "", false, model);
        model.addAttribute("exhibits", looked.exhibits());
        model.addAttribute("spared", looked.spared());
        model.addAttribute("nextAfter", looked.nextAfter());
        model.addAttribute("reason", reason);
        model.addAttribute("steps", looked.steps());
        return page;
    }

    /** As a form that is sent, for the same reason. */
    @PostMapping("/{id}/files/{attachmentId}")
    ResponseEntity<byte[]> file(
            @PathVariable String id,
            @PathVariable String attachmentId,
            @RequestParam(required = false) @Nullable String reason) {
        return InvestigationController.download(desk.file(id, attachmentId, reason));
    }

    @PostMapping("/{id}/proposal")
    @PreAuthorize(LEADS)
    String propose(
            @PathVariable String id,
            @RequestParam Decision decision,
            @RequestParam Result result,
            @RequestParam(defaultValue = "false") boolean releaseMail,
            @RequestParam(required = false) @Nullable String why) {
        desk.propose(id, decision, result, releaseMail, why);
        return BACK + "proposed";
    }

    @PostMapping("/{id}/answer")
    @PreAuthorize(LEADS)
    String answer(
            @PathVariable String id,
            @RequestParam int proposal,
            @RequestParam boolean agreed,
            @RequestParam(required = false) @Nullable String why) {
        desk.answer(id, proposal, agreed, why);
        return BACK + (agreed ? "decided" : "rejected");
    }

    @PostMapping("/{id}/hand-over")
    @PreAuthorize(LEADS)
    void handOver(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String reason,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        desk.handOver(id, reason, locale, () -> InvestigationController.zip(id, response));
    }

    @PostMapping("/{id}/apology")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead')")
    String apologise(
            @PathVariable String id,
            @RequestParam String key,
            @RequestParam String remedy,
            @RequestParam(required = false) @Nullable String text) {
        desk.apologise(id, key, remedy, text);
        return BACK + "apologised";
    }

    @PostMapping("/{id}/close")
    @PreAuthorize(LEADS)
    String close(@PathVariable String id) {
        desk.close(id);
        return BACK + "closed";
    }
}
