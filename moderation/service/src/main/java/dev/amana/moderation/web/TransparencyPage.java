package dev.amana.moderation.web;

import dev.amana.moderation.transparency.Period;
import dev.amana.moderation.transparency.TransparencyReports;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.web.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The transparency report to read, and where to take it and the statements of reasons away. */
@PageController
@PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
class TransparencyPage {
    private static final int USUAL_DAYS = 30;

    private final TransparencyReports reports;
    private final Clock clock;

    TransparencyPage(TransparencyReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /** The last thirty days, today included, where no others are asked for. */
    @GetMapping("/console/reports/transparency")
    String page(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            Model model,
            HttpServletResponse response) {
        LocalDate end = until == null
                ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1)
                : until;
        LocalDate begin = from == null ? end.minusDays(USUAL_DAYS) : from;
        model.addAttribute("from", begin);
        model.addAttribute("until", end);
        try {
            model.addAttribute("report", reports.of(new Period(begin, end)));
        } catch (ProblemException wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return "transparency";
    }
}
