package dev.amana.moderation.screening;

import dev.amana.moderation.screening.ScreeningCommand.DecideScreening;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Severity;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which decisions need two people, because nothing brings them back ({@code amana.moderation.second-reviewer}): a
 * delivered message is read, and a suspended person is suspended.
 *
 * @param clearFrom delivering a message of this severity, or a graver one
 */
@ConfigurationProperties("amana.moderation.second-reviewer")
public record SecondReviewer(@DefaultValue("HIGH") Severity clearFrom) {
    boolean isNeededFor(DecideScreening command, Severity severity) {
        Grounds grounds = command.grounds();
        return isNeededFor(command.outcome(), severity) || (grounds != null && grounds.suspend());
    }

    /** The same for a decision that recommends nothing. */
    public boolean isNeededFor(Outcome outcome, Severity severity) {
        return outcome == Outcome.CLEARED && severity.atLeast(clearFrom);
    }
}
