package dev.amana.moderation.transparency;

import dev.amana.moderation.transparency.TransparencyReport.Accuracy;
import dev.amana.moderation.transparency.TransparencyReport.Appeals;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A transparency report as one table with a row for each number (RFC 4180): section, group, figure, value. */
public final class ReportCsv {
    private ReportCsv() {}

    public static String of(TransparencyReport report) {
        Appeals appeals = report.appeals();
        Accuracy accuracy = report.accuracy();
        Stream<String> rows = Stream.of(
                        Stream.of("section,group,figure,value"),
                        report.screened().stream()
                                .map(line -> row("screened", line.standing(), line.outcome(), line.messages())),
                        report.ownInitiative().stream()
                                .flatMap(line -> Stream.of(
                                        row("own-initiative", line.category(), "blocked", line.blocked()),
                                        row("own-initiative", line.category(), "redacted", line.redacted()),
                                        row("own-initiative", line.category(), "warned", line.warned()),
                                        row("own-initiative", line.category(), "held", line.held()),
                                        row("own-initiative", line.category(), "holds-blocked", line.holdsBlocked()),
                                        row("own-initiative", line.category(), "holds-cleared", line.holdsCleared()),
                                        row(
                                                "own-initiative",
                                                line.category(),
                                                "median-to-decision-seconds",
                                                line.medianToDecision()))),
                        report.notices().stream()
                                .flatMap(line -> Stream.of(
                                        row("notices", line.category(), "received", line.received()),
                                        row("notices", line.category(), "answered", line.answered()),
                                        row("notices", line.category(), "upheld", line.upheld()),
                                        row("notices", line.category(), "warnings", line.warnings()),
                                        row("notices", line.category(), "restrictions", line.restrictions()),
                                        row("notices", line.category(), "late", line.late()),
                                        row(
                                                "notices",
                                                line.category(),
                                                "median-to-answer-seconds",
                                                line.medianToAnswer()))),
                        Stream.of(
                                row("appeals", "", "received", appeals.received()),
                                row("appeals", "", "decided", appeals.decided()),
                                row("appeals", "", "reversed", appeals.reversed()),
                                row("appeals", "", "median-to-decision-seconds", appeals.medianToDecision()),
                                row("accuracy", "", "blocks-reversed", accuracy.blocksReversed()),
                                row("accuracy", "", "holds-cleared", accuracy.holdsCleared()),
                                row("statements", "", "written", report.statements())),
                        report.orders().stream()
                                .map(line -> row("orders", line.jurisdiction(), line.source(), line.orders())))
                .flatMap(part -> part);
        return rows.collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** No value of ours holds a comma or a quotation mark: they are names of categories and countries. */
    private static String row(String section, String group, String figure, @Nullable Number value) {
        return String.join(",", section, group, figure, value == null ? "" : value.toString());
    }
}
