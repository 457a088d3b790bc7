package dev.amana.moderation.web;

import dev.amana.moderation.queue.ScreeningQueries;
import dev.amana.moderation.queue.ScreeningRow;
import dev.amana.moderation.report.ReportRow;
import dev.amana.moderation.verdict.Severity;
import org.springframework.stereotype.Component;

/** How much harm a reported message does to its reader: a customer may call spam what is a threat. */
@Component
class ReportedHarm {
    private final ScreeningQueries screenings;

    ReportedHarm(ScreeningQueries screenings) {
        this.screenings = screenings;
    }

    /** By what the reporter says or by what screening found, whichever is worse. */
    Severity of(ReportRow report) {
        Severity found =
                screenings.find(report.messageId()).map(ScreeningRow::severity).orElse(Severity.NONE);
        return report.category().harm().graver(found);
    }
}
