package dev.amana.moderation.web;

import dev.amana.moderation.rulebook.BackTestRows;
import dev.amana.moderation.rulebook.BackTestView;
import dev.amana.moderation.rulebook.BackTests;
import dev.amana.moderation.rulebook.RuleBookCommand;
import dev.amana.moderation.rulebook.RuleBookCommand.DraftRuleSet;
import dev.amana.moderation.rulebook.RuleBookCommand.GoLive;
import dev.amana.moderation.rulebook.RuleBookCommand.RetireRuleSet;
import dev.amana.moderation.rulebook.RuleBookCommand.ReviseDraft;
import dev.amana.moderation.rulebook.RuleBookCommand.StartShadow;
import dev.amana.moderation.rulebook.RuleSetState;
import dev.amana.moderation.rulebook.RuleSetView;
import dev.amana.moderation.rulebook.RuleSets;
import dev.amana.moderation.rulebook.Shadows;
import dev.amana.moderation.ruleset.CompiledSet;
import dev.amana.moderation.ruleset.MalformedSet;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.web.RuleSetRequests.Act;
import dev.amana.moderation.web.RuleSetRequests.Begun;
import dev.amana.moderation.web.RuleSetRequests.Check;
import dev.amana.moderation.web.RuleSetRequests.Checked;
import dev.amana.moderation.web.RuleSetRequests.Draft;
import dev.amana.moderation.web.RuleSetRequests.Drafted;
import dev.amana.moderation.web.RuleSetRequests.Run;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import dev.amana.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rule sets from draft to live. Everything that changes one is audited; a look at a sampled message too. */
@RestController
@RequestMapping("/api/rule-sets")
@PreAuthorize("hasAnyRole('trust', 'trust-lead')")
class RuleSetController {
    private static final Duration USUAL_HISTORY = Duration.ofDays(7);
    private static final int USUAL_MOST = 10_000;
    private static final int DIFFERENCES = 100;
    private static final int TESTS = 20;

    private final RuleSets sets;
    private final BackTests tests;
    private final BackTestRows testRows;
    private final Shadows shadows;
    private final SampledMessages sampled;
    private final Normaliser normaliser;
    private final CommandGateway commands;
    private final AuditTrail audit;
    private final Problems problems;
    private final Clock clock;

    RuleSetController(
            RuleSets sets,
            BackTests tests,
            BackTestRows testRows,
            Shadows shadows,
            SampledMessages sampled,
            Normaliser normaliser,
            CommandGateway commands,
            AuditTrail audit,
            Problems problems,
            Clock clock) {
        this.sets = sets;
        this.tests = tests;
        this.testRows = testRows;
        this.shadows = shadows;
        this.sampled = sampled;
        this.normaliser = normaliser;
        this.commands = commands;
        this.audit = audit;
        this.problems = problems;
        this.clock = clock;
    }

    /** What a version in shadow would have done otherwise. */
    record Shadow(Map<String, Long> counts, List<Shadows.Row> differences) {}

    /** A sampled message, opened. */
    record Sampled(BackTestView.Sample sample, @Nullable Message message) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
    List<RuleSetView> list(
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page) {
        return sets.page(size, page * size);
    }

    @GetMapping("/{version}")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
    RuleSetView show(@PathVariable int version) {
        return sets.find(version)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-rule-set", version));
    }

    /** Says what is wrong with a text, and keeps nothing. */
    @PostMapping("/check")
    Checked check(@Valid @RequestBody Check check) {
        try (CompiledSet compiled = CompiledSet.compile(0, check.text(), normaliser)) {
            return new Checked(compiled.name(), CompiledSet.digest(check.text()), compiled.size());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Drafted draft(@Valid @RequestBody Draft draft) {
        Checked checked = check(new Check(draft.text()));
        int version = Objects.requireNonNull(commands.<Integer>sendAndWait(new DraftRuleSet(
                UUID.randomUUID().toString(),
                checked.name(),
                draft.text(),
                checked.digest(),
                draft.note(),
                Caller.current().subject(),
                clock.instant())));
        record("draft", version, draft.note());
        sets.await(version, view -> view.digest().equals(checked.digest()));
        return new Drafted(version, checked.digest());
    }

    @PutMapping("/{version}")
    Drafted revise(@PathVariable int version, @Valid @RequestBody Draft draft) {
        Checked checked = check(new Check(draft.text()));
        commands.sendAndWait(new ReviseDraft(
                version,
                checked.name(),
                draft.text(),
                checked.digest(),
                draft.note(),
                Caller.current().subject(),
                clock.instant()));
        record("revise", version, draft.note());
        sets.await(version, view -> view.digest().equals(checked.digest()));
        return new Drafted(version, checked.digest());
    }

    @PostMapping("/{version}/back-tests")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun backTest(@PathVariable int version, @Valid @RequestBody Run run) {
        Instant since = run.since() == null ? clock.instant().minus(USUAL_HISTORY) : run.since();
        int most = run.most() == null ? USUAL_MOST : run.most();
        try {
            String testId = UUID.randomUUID().toString();
            tests.begin(testId, show(version), since, most, Caller.current().subject());
            record("back-test", version, "since " + since + ", at most " + most);
            return new Begun(testId);
        } catch (RejectedExecutionException busy) {
            throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "too-many-back-tests");
        }
    }

    @GetMapping("/{version}/back-tests")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
    List<BackTestView> backTests(@PathVariable int version) {
        return testRows.ofVersion(version, TESTS);
    }

    @GetMapping("/back-tests/{testId}")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
    BackTestView backTest(@PathVariable String testId) {
        return testRows.find(testId).orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-back-test"));
    }

    /** What a sampled message says, which is a look at people. The reason comes in the header, which access logs do not hold. */
    @GetMapping("/back-tests/{testId}/samples/{messageId}")
    Sampled sample(
            @PathVariable String testId,
            @PathVariable String messageId,
            @RequestHeader("Amana-Reason") @Size(min = 1, max = 2_000) String reason) {
        BackTestView.Sample sample = backTest(testId).samples().stream()
                .filter(each -> each.messageId().equals(messageId))
                .findFirst()
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-back-test"));
        return new Sampled(sample, sampled.open(sample, reason).orElse(null));
    }

    @PostMapping("/{version}/shadow")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void shadow(@PathVariable int version, @Valid @RequestBody Act act) {
        follow(new StartShadow(version, Caller.current().subject(), clock.instant()), RuleSetState.SHADOW);
        record("shadow", version, act.reason());
    }

    @GetMapping("/{version}/shadow")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
    Shadow shadow(@PathVariable int version) {
        return new Shadow(shadows.counts(version), shadows.differences(version, DIFFERENCES));
    }

    /** By somebody who did not write it, once it has been tested against history. */
    @PostMapping("/{version}/live")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('trust-lead')")
    void goLive(@PathVariable int version, @Valid @RequestBody Act act) {
        follow(new GoLive(version, Caller.current().subject(), clock.instant()), RuleSetState.LIVE);
        record("live", version, act.reason());
    }

    @PostMapping("/{version}/retirement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('trust-lead')")
    void retire(@PathVariable int version, @Valid @RequestBody Act act) {
        follow(new RetireRuleSet(version, Caller.current().subject(), clock.instant()), RuleSetState.RETIRED);
        record("retire", version, act.reason());
    }

    private void follow(RuleBookCommand command, RuleSetState state) {
        commands.sendAndWait(command);
        sets.await(command.version(), view -> view.state() == state);
    }

    private void record(String act, int version, String reason) {
        audit.record("rule-set." + act, "rule-set/" + version, null, reason);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    ProblemDetail malformed(MalformedSet malformed, HttpServletRequest request) {
        ProblemDetail problem = problems.create(
                request,
                HttpStatus.UNPROCESSABLE_CONTENT,
                "malformed-rule-set",
                malformed.errors().size());
        problem.setProperty("errors", malformed.errors());
        return problem;
    }
}
