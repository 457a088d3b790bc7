package dev.amana.moderation.investigation;

import dev.amana.moderation.investigation.Evidence.Exhibit;
import java.io.Writer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The page of a hand-over file that people read: by itself, without a network, on paper too. */
@Component
class HandOverReport {
    private static final Set<String> MACHINES = Set.of("rules", "customer", "clock");

    private final ITemplateEngine templates;
    private final InvestigationTable table;
    private final Clock clock;

    HandOverReport(ITemplateEngine templates, InvestigationTable table, Clock clock) {
        this.templates = templates;
        this.table = table;
        this.clock = clock;
    }

    /** @param machine whether {@code by} is a word of ours, and nobody's name */
    record Step(
            String at,
            String change,
            String by,
            boolean machine,
            @Nullable String words) {}

    record Piece(String at, Exhibit exhibit) {}

    /**
     * @param exhibits in pages, each of which is forgotten once it is written
     * @param leftOut how many messages the chain had no room for
     */
    void write(InvestigationTable.Row row, Iterable<List<Exhibit>> exhibits, int leftOut, Locale locale, Writer out) {
        Context page = new Context(locale);
        page.setVariable("row", row);
        page.setVariable("standing", row.standing());
        page.setVariable("made", time(clock.instant(), locale));
        page.setVariable("opened", time(row.openedAt(), locale));
        page.setVariable("steps", steps(row.investigationId(), locale));
        page.setVariable("leftOut", leftOut);
        Function<StaffFile, String> names = HandOverFile::name;
        page.setVariable("names", names);
        page.setVariable("pieces", pieces(exhibits, locale));
        templates.process("hand-over", page, out);
    }

    private static Iterable<Piece> pieces(Iterable<List<Exhibit>> exhibits, Locale locale) {
        return () -> StreamSupport.stream(exhibits.spliterator(), false)
                .flatMap(List::stream)
                .map(exhibit -> new Piece(time(exhibit.link().piece().at(), locale), exhibit))
                .iterator();
    }

    private List<Step> steps(String investigationId, Locale locale) {
        return table.steps(investigationId, false).stream()
                .map(step -> new Step(
                        time(step.at(), locale), step.change(), step.by(), MACHINES.contains(step.by()), step.words()))
                .toList();
    }

    private static String time(Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(at.atOffset(ZoneOffset.UTC))
                + " UTC";
    }
}
