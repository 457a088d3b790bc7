package dev.amana.moderation.transparency;

import dev.amana.moderation.report.ReportEvent.ReportAnswered;
import dev.amana.moderation.screening.ScreeningEvent.Handling;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningAppealed;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.screening.ScreeningEvent.UnscreenedDeliveryNoted;
import dev.amana.moderation.transparency.TransparencyTable.Basis;
import dev.amana.moderation.transparency.TransparencyTable.Counted;
import dev.amana.moderation.transparency.TransparencyTable.Last;
import dev.amana.moderation.transparency.TransparencyTable.Step;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.platform.eventstore.BatchEnd;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Keeps the steps of verdicts, the counts of what was screened, and the statements of reasons. */
@Component
@ProcessingGroup(TransparencyProjection.GROUP)
class TransparencyProjection {
    static final String GROUP = "moderation.transparency";

    private final TransparencyTable table;
    private final Statements statements;
    private final BatchEnd batchEnd;
    private final BatchEnd.Step<Counted> counting;

    TransparencyProjection(TransparencyTable table, Statements statements, BatchEnd batchEnd) {
        this.table = table;
        this.batchEnd = batchEnd;
        this.statements = statements;
        this.counting = new BatchEnd.Step<>(1, this::count);
    }

    /** In one order, so that two batches do not wait for each other in a circle. */
    private void count(List<Counted> counted) {
        Map<Counted, Long> sums = new TreeMap<>(Comparator.comparing(Counted::toString));
        counted.forEach(what -> sums.merge(what, 1L, Long::sum));
        sums.forEach(table::count);
    }

    /** A message about which nothing was found is counted only. */
    @EventHandler
    void on(MessageScreened event) {
        batchEnd.add(counting, Counted.of(event.senderRole().standing(), event.outcome(), event.screenedAt()));
        if (event.outcome() != Outcome.CLEARED) {
            table.add(new Step(
                    event.screeningId(),
                    1,
                    event.senderRole().standing(),
                    Statements.gravest(event.reasons()),
                    Basis.RULES,
                    false,
                    null,
                    event.outcome(),
                    event.receivedAt(),
                    event.screenedAt()));
        }
        if (Statements.owedTo(event.senderRole())) {
            statements.of(event).ifPresent(statement -> table.add(statement, event.screenedAt()));
        }
    }

    @EventHandler
    void on(ScreeningDecided event) {
        Optional<Last> last = table.last(event.screeningId());
        table.add(new Step(
                event.screeningId(),
                event.revision(),
                event.senderRole().standing(),
                Statements.gravest(event.reasons()),
                Basis.PERSON,
                last.filter(step -> step.basis() == Basis.APPEAL).isPresent(),
                last.map(Last::outcome).orElse(null),
                effect(event),
                last.map(Last::at).orElse(event.decidedAt()),
                event.decidedAt()));
        if (Statements.owedTo(event.senderRole()) && !table.wasDeliveredAnyway(event.screeningId())) {
            statements
                    .of(event, table.writtenAt(event.screeningId()).orElse(event.decidedAt()))
                    .ifPresent(statement -> table.add(statement, event.decidedAt()));
        }
    }

    /** What becomes of the message: without some words or with a warning is another thing than as it is. */
    private static Outcome effect(ScreeningDecided event) {
        Handling handling = event.handling();
        if (event.outcome() != Outcome.CLEARED || handling == null) {
            return event.outcome();
        }
        return handling.redactions().isEmpty() ? Outcome.WARNED : Outcome.REDACTED;
    }

    @EventHandler
    void on(UnscreenedDeliveryNoted event) {
        table.deliveredAnyway(event.screeningId());
    }

    @EventHandler
    void on(ScreeningAppealed event) {
        table.add(new Step(
                event.screeningId(),
                event.revision(),
                event.senderRole().standing(),
                Statements.gravest(event.reasons()),
                Basis.APPEAL,
                false,
                table.last(event.screeningId()).map(Last::outcome).orElse(null),
                Outcome.HELD,
                event.appealedAt(),
                event.appealedAt()));
    }

    @EventHandler
    void on(ReportAnswered event) {
        if (Statements.restricts(event)) {
            table.add(statements.of(event), event.answeredAt());
        }
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}
