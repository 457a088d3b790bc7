package dev.amana.moderation.web;

import dev.amana.moderation.availability.AvailabilityRejection;
import dev.amana.moderation.availability.AvailabilityTable;
import dev.amana.moderation.availability.Previews;
import dev.amana.moderation.availability.RulingView;
import dev.amana.moderation.availability.Scope;
import dev.amana.moderation.availability.Standing;
import dev.amana.moderation.availability.Terms;
import dev.amana.moderation.contract.ObeyedScope;
import dev.amana.moderation.notice.NoticeApprovals;
import dev.amana.moderation.web.AvailabilityRequests.NewOrder;
import dev.amana.moderation.web.AvailabilityRequests.NewRuling;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.security.Caller;
import dev.amana.platform.security.Roles;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Availability orders in the browser. Each act is the one of the interface for programs, and looked at before it is done. */
@PageController
@RequestMapping("/console/availability")
@PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
class AvailabilityPages {
    private static final int MOST_ORDERS = 100;
    private static final int UNPROCESSABLE = 422;
    private static final List<String> KINDS =
            List.of("deferral", "stay", "stay-appeal", "stay-lift", "stay-reinstatement", "vacatur", "amendment");

    private final AvailabilityController orders;
    private final NoticeApprovals approvals;
    private final AvailabilityTable table;
    private final Previews previews;
    private final Validator validator;
    private final Clock clock;

    AvailabilityPages(
            AvailabilityController orders,
            NoticeApprovals approvals,
            AvailabilityTable table,
            Previews previews,
            Validator validator,
            Clock clock) {
        this.approvals = approvals;
        this.orders = orders;
        this.table = table;
        this.previews = previews;
        this.validator = validator;
        this.clock = clock;
    }

    /** An order as it was known, and which of its scopes were in force. */
    record Line(RulingView ruling, List<Scope> inForce) {}

    @ModelAttribute
    void choices(Model model) {
        model.addAttribute("areas", Scope.Area.values());
        model.addAttribute("cohorts", Scope.Cohort.values());
        model.addAttribute("sources", Terms.Source.Kind.values());
        model.addAttribute("kinds", KINDS);
        model.addAttribute("mayRule", Caller.current().has(Roles.TRUST_LEAD));
    }

    /**
     * @param at when it held; now, if not said
     * @param known what was known then; now, if not said
     */
    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String at, @RequestParam(defaultValue = "") String known, Model model) {
        Instant valid = instant(at);
        model.addAttribute("at", at);
        model.addAttribute("known", known);
        model.addAttribute("notices", approvals.waiting());
        model.addAttribute("overdueNotices", approvals.overdue());
        model.addAttribute("firstDue", approvals.firstDue().orElse(null));
        model.addAttribute(
                "lines",
                table.lastKnown(null, instant(known), MOST_ORDERS, 0).stream()
                        .map(ruling -> new Line(
                                ruling,
                                ruling.effects().stream()
                                        .filter(effect -> effect.at(valid))
                                        .map(effect -> effect.scope())
                                        .toList()))
                        .toList());
        return "availability";
    }

    /** What cannot be read counts as not said. */
    private Instant instant(String typed) {
        try {
            return typed.isBlank()
                    ? clock.instant()
                    : LocalDateTime.parse(typed).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return clock.instant();
        }
    }

    @GetMapping("/new")
    @PreAuthorize("hasRole('trust-lead')")
    String form(Model model) {
        return form(Map.of(), Set.of(), Looked.NOT, model);
    }

    /** @param act {@code preview}, or {@code enter} */
    @PostMapping("/new")
    @PreAuthorize("hasRole('trust-lead')")
    String enter(
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "preview") String act,
            HttpServletResponse response,
            Model model) {
        AvailabilityForm form = new AvailabilityForm(typed, Standing.NONE, validator);
        NewOrder order = form.order();
        if (order == null) {
            response.setStatus(UNPROCESSABLE);
            return form(typed, form.wrong(), Looked.NOT, model);
        }
        try {
            if (act.equals("enter")) {
                orders.order(order);
                return "redirect:/console/availability?done=order-entered";
            }
            return form(typed, Set.of(), new Looked(orders.preview(order), null), model);
        } catch (AvailabilityRejection.UnobeyedScope unobeyed) {
            response.setStatus(UNPROCESSABLE);
            return form(typed, Set.of(), new Looked(null, unobeyed.scope()), model);
        }
    }

    /**
     * What looking before has brought.
     *
     * @param unobeyed what nobody obeys, and is not taken therefore
     */
    private record Looked(
            AvailabilityController.@Nullable Preview preview,
            @Nullable Scope unobeyed) {
        static final Looked NOT = new Looked(null, null);

        void show(Model model) {
            model.addAttribute("preview", preview);
            model.addAttribute("unobeyed", unobeyed);
            model.addAttribute("obeyed", ObeyedScope.ALL);
        }
    }

    /**
     * One that can be appealed, lifted or reinstated by itself.
     *
     * @param revision that it was ruled with
     * @param since in UTC
     */
    record Stay(int revision, String citation, String since) {
        private static final DateTimeFormatter MINUTE =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

        static Stay of(RulingView ruling) {
            return new Stay(
                    ruling.revision(),
                    ruling.ruling().basis().citation(),
                    MINUTE.format(ruling.ruling().effectiveAt()));
        }
    }

    private static String form(Map<String, String> typed, Set<String> wrong, Looked looked, Model model) {
        show(typed, wrong, looked, model);
        return "availability-new";
    }

    private static void show(Map<String, String> typed, Set<String> wrong, Looked looked, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("rows", ScopeRows.shown(typed));
        model.addAttribute("wrong", wrong);
        looked.show(model);
    }

    @GetMapping("/{availabilityId}")
    String order(@PathVariable String availabilityId, Model model) {
        Standing standing = previews.standing(availabilityId);
        return order(availabilityId, standing, ScopeRows.of(standing), Set.of(), Looked.NOT, model);
    }

    @PostMapping("/{availabilityId}/rulings")
    @PreAuthorize("hasRole('trust-lead')")
    String rule(
            @PathVariable String availabilityId,
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "preview") String act,
            HttpServletResponse response,
            Model model) {
        Standing standing = previews.standing(availabilityId);
        AvailabilityForm form = new AvailabilityForm(typed, standing, validator);
        NewRuling ruling = form.ruling();
        if (ruling == null) {
            response.setStatus(UNPROCESSABLE);
            return order(availabilityId, standing, typed, form.wrong(), Looked.NOT, model);
        }
        try {
            if (act.equals("enter")) {
                orders.rule(availabilityId, ruling);
                return "redirect:/console/availability/{availabilityId}?done=ruling-entered";
            }
            Looked looked = new Looked(orders.preview(availabilityId, ruling), null);
            return order(availabilityId, standing, typed, Set.of(), looked, model);
        } catch (AvailabilityRejection.UnobeyedScope unobeyed) {
            response.setStatus(UNPROCESSABLE);
            return order(availabilityId, standing, typed, Set.of(), new Looked(null, unobeyed.scope()), model);
        }
    }

    @PostMapping("/{availabilityId}/notices/{noticeId}/approval")
    @PreAuthorize("hasRole('trust-lead')")
    String approve(@PathVariable String availabilityId, @PathVariable String noticeId) {
        orders.approve(availabilityId, noticeId);
        return "redirect:/console/availability/{availabilityId}?done=notice-approved";
    }

    @PostMapping("/{availabilityId}/notices/{noticeId}/drop")
    @PreAuthorize("hasRole('trust-lead')")
    String drop(@PathVariable String availabilityId, @PathVariable String noticeId) {
        orders.drop(availabilityId, noticeId);
        return "redirect:/console/availability/{availabilityId}?done=notice-dropped";
    }

    private String order(
            String availabilityId,
            Standing standing,
            Map<String, String> typed,
            Set<String> wrong,
            Looked looked,
            Model model) {
        List<RulingView> history = orders.history(availabilityId);
        model.addAttribute("last", history.getLast());
        model.addAttribute("picture", TimelinePicture.of(history, clock.instant()));
        model.addAttribute(
                "reach",
                orders.reach(
                        history.getLast().effects(), history.getLast().terms().jurisdictions()));
        model.addAttribute("notices", orders.notices(availabilityId));
        model.addAttribute("present", clock.instant());
        model.addAttribute("me", Caller.current().subject());
        model.addAttribute("standing", standing.scopes());
        model.addAttribute(
                "stays",
                history.stream()
                        .filter(ruling -> ruling.kind().equals("stay"))
                        .map(Stay::of)
                        .toList());
        show(typed, wrong, looked, model);
        return "availability-order";
    }
}
