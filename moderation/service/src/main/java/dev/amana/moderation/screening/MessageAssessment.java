package dev.amana.moderation.screening;

import dev.amana.moderation.assessment.Screener;
import dev.amana.moderation.screening.ScreeningCommand.ScreenMessage;
import dev.amana.moderation.screening.ScreeningEvent.Content;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.Reason;
import dev.amana.moderation.verdict.Finding;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Verdict;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens a message in memory, has it screened, and says what is to be kept. Fail-closed: no text, no delivery. */
@Component
class MessageAssessment {
    private static final Logger log = LoggerFactory.getLogger(MessageAssessment.class);
    private static final int MOST_REASONS = 20;

    private final Screener screener;
    private final Clock clock;

    MessageAssessment(Screener screener, Clock clock) {
        this.screener = screener;
        this.clock = clock;
    }

    MessageScreened assess(ScreenMessage command) {
        Verdict verdict = opened(command)
                .map(message -> screened(command, message))
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
                clock.instant());
    }

    /** Whatever goes wrong in here must hold the message: this is the one place where any failure has a meaning. */
    private Verdict screened(ScreenMessage command, Message message) {
        try {
            return screener.screen(message);
        } catch (RuntimeException | StackOverflowError failure) {
            log.error("Screening of message {} failed, it is held", command.screeningId(), failure);
            return screener.unscreened("screening.failed");
        }
    }

    /** Empty where any part cannot be opened: a threat may stand in just that part. */
    private static Optional<Message> opened(ScreenMessage command) {
        Optional<List<String>> own =
                opened(Stream.concat(Stream.of(command.subject(), command.text()), command.more().stream()));
        Optional<List<String>> quoted = opened(Stream.ofNullable(command.quoted()));
        return own.flatMap(texts -> quoted.map(
                quotes -> new Message(command.senderRole(), command.recipientRole(), command.locale(), texts, quotes)));
    }

    private static Optional<List<String>> opened(Stream<Personal> parts) {
        List<String> texts = new ArrayList<>();
        for (Personal part : parts.toList()) {
            Optional<String> text = part.reveal();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.add(text.get());
        }
        return Optional.of(texts);
    }

    private static List<Reason> reasons(ScreenMessage command, Verdict verdict) {
        return verdict.findings().stream()
                .limit(MOST_REASONS)
                .map(finding -> reason(command, verdict.ruleSet(), finding))
                .toList();
    }

    private static Reason reason(ScreenMessage command, String ruleSet, Finding finding) {
        Personal words = finding.words().isEmpty() ? null : words(command, finding);
        return new Reason(finding.category(), finding.rule(), ruleSet, finding.severity(), words);
    }

    private static Personal words(ScreenMessage command, Finding finding) {
        Personal quoted = command.quoted();
        return finding.place() == Place.QUOTED && quoted != null
                ? Personal.of(quoted.subject(), quoted.retention(), finding.words())
                : Personal.of(command.senderId(), retention(command), finding.words());
    }

    /** The quote stays as it came: what a customer wrote is no evidence about staff because an agent quotes it. */
    private static Content content(ScreenMessage command) {
        return new Content(kept(command, command.subject()), kept(command, command.text()), command.quoted());
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
