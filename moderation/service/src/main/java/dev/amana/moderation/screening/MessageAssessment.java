package dev.amana.moderation.screening;

import dev.amana.moderation.assessment.MessageScreening;
import dev.amana.moderation.screening.ScreeningCommand.ScreenMessage;
import dev.amana.moderation.screening.ScreeningEvent.Content;
import dev.amana.moderation.screening.ScreeningEvent.Handling;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.Reason;
import dev.amana.moderation.verdict.Finding;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Span;
import dev.amana.moderation.verdict.Verdict;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens a message in memory, has it screened, and says what is to be kept. Fail-closed: no text, no delivery. */
@Component
class MessageAssessment {
    private static final Logger log = LoggerFactory.getLogger(MessageAssessment.class);
    private static final int MOST_REASONS = 20;
    private static final int MOST_MORE_CHARS = 50_000;

    private final MessageScreening screener;
    private final Clock clock;

    MessageAssessment(MessageScreening screener, Clock clock) {
        this.screener = screener;
        this.clock = clock;
    }

    MessageScreened assess(ScreenMessage command) {
        Verdict verdict = OpenedMessage.of(command)
                .map(opened -> screened(command, opened))
                .orElseGet(() -> screener.unscreened("screening.unreadable"));
        return new MessageScreened(
                command.screeningId(),
                command.conversationId(),
                command.orderId(),
                command.senderId(),
                command.senderRole(),
                command.recipientId(),
                verdict.outcome(),
                verdict.severity(),
                reasons(command, verdict),
                verdict.outcome() == Outcome.CLEARED ? null : content(command),
                command.receivedAt(),
                clock.instant(),
                handling(command, verdict),
                verdict.ruleSet(),
                command.riskClass().wireName());
    }

    /** Whatever goes wrong in here must hold the message: this is the one place where any failure has a meaning. */
    private Verdict screened(ScreenMessage command, OpenedMessage opened) {
        try {
            Verdict verdict =
                    opened.whole(screener.screen(command.screeningId(), command.senderId(), opened.message()));
            Verdict read = command.partlyRead() ? with(verdict, screener.unscreened("screening.partly-read")) : verdict;
            return command.seenOnly()
                    ? with(read, screener.seenOnly(command.senderRole(), command.recipientRole()))
                    : read;
        } catch (RuntimeException | StackOverflowError failure) {
            log.error("Screening of message {} failed, it is held", command.screeningId(), failure);
            return screener.unscreened("screening.failed");
        }
    }

    /** A threat may stand in just the part that nobody read: what was found counts, and a person looks at the rest. */
    private static Verdict with(Verdict verdict, Verdict rest) {
        List<Finding> findings = new ArrayList<>(verdict.findings());
        findings.addAll(rest.findings());
        return new Verdict(
                verdict.outcome().graver(rest.outcome()),
                verdict.severity().graver(rest.severity()),
                verdict.ruleSet(),
                findings);
    }

    private static List<Reason> reasons(ScreenMessage command, Verdict verdict) {
        return verdict.findings().stream()
                .limit(MOST_REASONS)
                .map(finding -> reason(command, verdict.ruleSet(), finding))
                .toList();
    }

    private static Reason reason(ScreenMessage command, String ruleSet, Finding finding) {
        Personal words = finding.words().isEmpty() ? null : words(command, finding);
        return new Reason(
                finding.category(),
                finding.rule(),
                finding.ruleSet().isEmpty() ? ruleSet : finding.ruleSet(),
                finding.severity(),
                words,
                span(finding.span()),
                finding.outcome());
    }

    private static ScreeningEvent.@Nullable Span span(@Nullable Span span) {
        return span == null ? null : new ScreeningEvent.Span(part(span), span.start(), span.end());
    }

    /** The order in which {@link OpenedMessage} puts the texts. */
    private static String part(Span span) {
        if (span.place() == Place.QUOTED) {
            return ScreeningEvent.Span.QUOTED;
        }
        return switch (span.part()) {
            case 0 -> "subject";
            case 1 -> "text";
            default -> "more";
        };
    }

    /** Also of what is held or blocked: somebody may let it go, and the words go out no more than they would have then. */
    private static @Nullable Handling handling(ScreenMessage command, Verdict verdict) {
        boolean warned = verdict.findings().stream().anyMatch(finding -> finding.outcome() == Outcome.WARNED);
        List<Personal> redactions = verdict.findings().stream()
                .filter(finding -> finding.outcome() == Outcome.REDACTED)
                .map(finding -> redaction(command, finding))
                .distinct()
                .limit(Handling.MOST_REDACTIONS)
                .toList();
        return (warned || !redactions.isEmpty()) ? new Handling(warned, redactions) : null;
    }

    /** Whole, while a reason's words are cut short. */
    private static Personal redaction(ScreenMessage command, Finding finding) {
        Span span = finding.span();
        if (span == null) {
            return words(command, finding);
        }
        Personal part = partOf(command, span);
        String words = part.reveal().orElse("").substring(span.start(), span.end());
        return Personal.of(part.subject(), part.retention(), words);
    }

    private static Personal partOf(ScreenMessage command, Span span) {
        Personal quoted = command.quoted();
        if (span.place() == Place.QUOTED && quoted != null) {
            return quoted;
        }
        return switch (span.part()) {
            case 0 -> command.subject();
            case 1 -> command.text();
            default -> command.more().get(span.part() - 2);
        };
    }

    private static Personal words(ScreenMessage command, Finding finding) {
        Personal quoted = command.quoted();
        return finding.place() == Place.QUOTED && quoted != null
                ? Personal.of(quoted.subject(), quoted.retention(), finding.words())
                : Personal.of(command.senderId(), retention(command), finding.words());
    }

    /** The quote stays as it came: what a customer wrote is no evidence about staff because an agent quotes it. */
    private static Content content(ScreenMessage command) {
        return new Content(
                kept(command, command.subject()), kept(command, command.text()), command.quoted(), more(command));
    }

    /** Of long documents their beginning. */
    private static @Nullable List<Personal> more(ScreenMessage command) {
        List<Personal> more = new ArrayList<>();
        int left = MOST_MORE_CHARS;
        for (Personal text : command.more()) {
            String clear = text.reveal().orElse("");
            if (!clear.isBlank() && left > 0) {
                String begin = clear.substring(0, Math.min(left, clear.length()));
                left -= begin.length();
                more.add(kept(command, Personal.of(text.subject(), text.retention(), begin)));
            }
        }
        return more.isEmpty() ? null : List.copyOf(more);
    }

    /** What staff wrote is evidence, under a key that outlives the correspondence. */
    private static Personal kept(ScreenMessage command, Personal text) {
        return retention(command) == text.retention()
                ? text
                : text.reveal()
                        .map(clear -> Personal.of(command.senderId(), retention(command), clear))
                        .orElse(text);
    }

    private static RetentionClass retention(ScreenMessage command) {
        return command.senderRole().standing() == Role.Standing.AGENT
                ? RetentionClass.STAFF_EVIDENCE
                : RetentionClass.CORRESPONDENCE;
    }
}
