package dev.amana.moderation.transparency;

import dev.amana.moderation.report.Measure;
import dev.amana.moderation.report.ReportEvent.ReportAnswered;
import dev.amana.moderation.screening.ScreeningEvent.Handling;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.Reason;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.platform.Ids;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the statement of reasons for a decision against a message of a user. Staff are no users of the platform. */
@Component
class Statements {
    private static final String OWN_INITIATIVE = "SOURCE_VOLUNTARY";
    private static final String DISABLED = "DECISION_VISIBILITY_CONTENT_DISABLED";
    private static final String LABELLED = "DECISION_VISIBILITY_CONTENT_LABELLED";
    private static final String OTHER = "DECISION_VISIBILITY_OTHER";
    private static final String REPLACED =
            "The words that break the rule were replaced; the rest of the message was delivered.";
    private static final String NOTICE = "SOURCE_ARTICLE_16";

    private final StatementProperties properties;

    Statements(StatementProperties properties) {
        this.properties = properties;
    }

    static boolean owedTo(Role sender) {
        return sender.standing() == Role.Standing.PARTY;
    }

    /** What the rules did to a message by themselves; empty where they delivered it as it is, or left it to a person. */
    Optional<StatementOfReasons> of(MessageScreened event) {
        return switch (event.outcome()) {
            case CLEARED, HELD -> Optional.empty();
            case BLOCKED ->
                Optional.of(
                        automatic(
                                event,
                                DISABLED,
                                null,
                                "The message was not delivered; nobody looked at it before this decision. Its sender can appeal, and a person then decides."));
            case REDACTED ->
                Optional.of(
                        automatic(
                                event,
                                OTHER,
                                REPLACED,
                                "The message was delivered without the words that matched, and its sender was told which; nobody looked at it before this decision. Its sender can appeal, and a person then decides."));
            case WARNED ->
                Optional.of(
                        automatic(
                                event,
                                LABELLED,
                                null,
                                "The message was delivered whole, with a warning for its reader; nobody looked at it before this decision. Its sender can appeal, and a person then decides."));
        };
    }

    private StatementOfReasons automatic(
            MessageScreened event, String visibility, @Nullable String other, String consequence) {
        String facts = "The text of a private message between users was screened automatically before delivery. %s %s"
                .formatted(matched(event.reasons()), consequence);
        Decision decision = new Decision(
                Ground.of(gravest(event.reasons())),
                List.of(visibility),
                other,
                null,
                event.receivedAt(),
                event.screenedAt(),
                OWN_INITIATIVE,
                puid(event.screeningId(), 1));
        return statement(decision, facts, "AUTOMATED_DECISION_FULLY");
    }

    /**
     * A message that the rules held, or that was appealed for, and that a person blocked, or let go without some of its words
     * or with a warning; empty where it went out as it is.
     *
     * @param writtenAt which the event does not say
     */
    Optional<StatementOfReasons> of(ScreeningDecided event, Instant writtenAt) {
        Handling handling = event.handling();
        if (event.outcome() == Outcome.BLOCKED) {
            return Optional.of(byPerson(event, writtenAt, DISABLED, null, "decided that it is not delivered."));
        }
        if (handling == null) {
            return Optional.empty();
        }
        return Optional.of(
                handling.redactions().isEmpty()
                        ? byPerson(
                                event, writtenAt, LABELLED, null, "let it go, with the warning that the rules ask for.")
                        : byPerson(
                                event,
                                writtenAt,
                                OTHER,
                                REPLACED,
                                "let it go, without the words that the rules ask to be replaced."));
    }

    private StatementOfReasons byPerson(
            ScreeningDecided event, Instant writtenAt, String visibility, @Nullable String other, String consequence) {
        String facts = event.appeal() == null
                ? "The text of a private message between users was screened automatically before delivery and held. %s A member of the moderation team read the message and %s Its sender can appeal, and somebody else then decides."
                        .formatted(matched(event.reasons()), consequence)
                : "The text of a private message between users was screened automatically before delivery. %s Its sender appealed; a member of the moderation team who had no part in the decision read the message and %s"
                        .formatted(matched(event.reasons()), consequence);
        Decision decision = new Decision(
                Ground.of(gravest(event.reasons())),
                List.of(visibility),
                other,
                null,
                writtenAt,
                event.decidedAt(),
                OWN_INITIATIVE,
                puid(event.screeningId(), event.revision()));
        return statement(decision, facts, "AUTOMATED_DECISION_PARTIALLY");
    }

    /** Somebody's account is restricted because of a message that its recipient reported. */
    StatementOfReasons of(ReportAnswered event) {
        String facts =
                "The recipient of a private message reported it. A member of the moderation team read it and found that it breaks the rule named as ground. The message had been delivered. Its sender can appeal, and somebody else then decides.";
        Decision decision = new Decision(
                Ground.of(event.category().signal()),
                List.of(),
                null,
                "DECISION_ACCOUNT_SUSPENDED",
                event.reportedAt(),
                event.answeredAt(),
                NOTICE,
                Ids.derived("statement", event.reportId()));
        return statement(decision, facts, "AUTOMATED_DECISION_NOT_AUTOMATED");
    }

    static boolean restricts(ReportAnswered event) {
        return event.measure() == Measure.RESTRICTION && owedTo(event.senderRole());
    }

    static String puid(String screeningId, int revision) {
        return Ids.derived("statement", screeningId, String.valueOf(revision));
    }

    /** Which category a verdict is counted under. */
    static String gravest(List<Reason> reasons) {
        return reasons.stream()
                .max(Comparator.comparing(Reason::severity))
                .map(Reason::category)
                .orElse("none");
    }

    private static String matched(List<Reason> reasons) {
        return reasons.stream()
                .max(Comparator.comparing(Reason::severity))
                .map(reason -> "It matched the rule %s (version %s) in the category \"%s\"."
                        .formatted(reason.rule(), reason.ruleSet(), reason.category()))
                .orElse("It could not be examined.");
    }

    private StatementOfReasons statement(Decision decision, String facts, String automation) {
        URI terms = properties.termsUrl();
        return new StatementOfReasons(
                decision.visibility(),
                decision.visibilityInWords(),
                decision.account(),
                null,
                "DECISION_GROUND_INCOMPATIBLE_CONTENT",
                terms == null ? null : terms.toString(),
                decision.ground().rule(),
                decision.ground().explanation(),
                List.of("CONTENT_TYPE_TEXT"),
                decision.ground().category(),
                decision.ground().keywords(),
                properties.territorialScope(),
                day(decision.writtenAt()),
                day(decision.decidedAt()),
                facts,
                decision.source(),
                decision.source().equals(OWN_INITIATIVE) ? "Yes" : "No",
                automation,
                decision.puid());
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private record Decision(
            Ground ground,
            List<String> visibility,
            @Nullable String visibilityInWords,
            @Nullable String account,
            Instant writtenAt,
            Instant decidedAt,
            String source,
            String puid) {}
}
