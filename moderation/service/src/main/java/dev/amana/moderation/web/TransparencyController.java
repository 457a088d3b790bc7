package dev.amana.moderation.web;

import dev.amana.moderation.transparency.Period;
import dev.amana.moderation.transparency.ReportCsv;
import dev.amana.moderation.transparency.StatementOfReasons;
import dev.amana.moderation.transparency.StatementQueries;
import dev.amana.moderation.transparency.StatementQueries.Portion;
import dev.amana.moderation.transparency.StatementSchema;
import dev.amana.moderation.transparency.TransparencyReport;
import dev.amana.moderation.transparency.TransparencyReports;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** What is published about moderation: statements of reasons, and the report with numbers. Nobody is named in either. */
@RestController
@PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
class TransparencyController {
    private static final String SCHEMA = "application/schema+json";
    private static final String CSV = "text/csv";

    private final StatementQueries statements;
    private final StatementSchema schema;
    private final TransparencyReports reports;

    TransparencyController(StatementQueries statements, StatementSchema schema, TransparencyReports reports) {
        this.statements = statements;
        this.schema = schema;
        this.reports = reports;
    }

    /** The body of one submission to the EU's database. */
    record Submission(List<StatementOfReasons> statements) {}

    /** @param after as in the link to the next portion */
    @GetMapping("/api/statements-of-reasons")
    ResponseEntity<Submission> statements(
            @RequestParam LocalDate from,
            @RequestParam LocalDate until,
            @RequestParam(defaultValue = "0") @Min(0) long after) {
        Portion portion = statements.portion(new Period(from, until), after);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (portion.next() != null) {
            String next = UriComponentsBuilder.fromPath("/api/statements-of-reasons")
                    .queryParam("from", from)
                    .queryParam("until", until)
                    .queryParam("after", portion.next())
                    .toUriString();
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.body(new Submission(portion.statements()));
    }

    @GetMapping(value = "/api/statements-of-reasons/schema", produces = SCHEMA)
    String schema() {
        return schema.source();
    }

    @GetMapping("/api/transparency-report")
    TransparencyReport report(@RequestParam LocalDate from, @RequestParam LocalDate until) {
        return reports.of(new Period(from, until));
    }

    /** The second address is for links, which cannot say what they accept. */
    @GetMapping(
            value = {"/api/transparency-report", "/api/transparency-report/csv"},
            produces = CSV)
    ResponseEntity<String> csv(@RequestParam LocalDate from, @RequestParam LocalDate until) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"transparency-%s-%s.csv\"".formatted(from, until))
                .body(ReportCsv.of(reports.of(new Period(from, until))));
    }
}
