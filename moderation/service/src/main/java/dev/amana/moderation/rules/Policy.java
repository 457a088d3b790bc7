package dev.amana.moderation.rules;

import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Role.Standing;
import dev.amana.moderation.verdict.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows from a finding. The first line that fits decides; where none fits, anything above LOW is held. */
public record Policy(List<Line> lines) {
    public Policy {
        lines = List.copyOf(lines);
    }

    public Decision decide(String category, Severity severity, Place place, Role sender, Role recipient) {
        for (Line line : lines) {
            if (line.fits(category, severity, place, sender, recipient)) {
                return new Decision(line.outcome(), line.severity() == null ? severity : line.severity());
            }
        }
        return new Decision(severity.atLeast(Severity.MEDIUM) ? Outcome.HELD : Outcome.CLEARED, severity);
    }

    public record Decision(Outcome outcome, Severity severity) {}

    /** A null condition fits everything; a null severity leaves the rule's own. */
    record Line(
            String category,
            Severity atLeast,
            @Nullable Place place,
            @Nullable Standing sender,
            @Nullable Standing recipient,
            Outcome outcome,
            @Nullable Severity severity) {
        boolean fits(String category, Severity severity, Place place, Role sender, Role recipient) {
            return this.category.equals(category)
                    && severity.atLeast(atLeast)
                    && (this.place == null || this.place == place)
                    && (this.sender == null || this.sender == sender.standing())
                    && (this.recipient == null || this.recipient == recipient.standing());
        }
    }
}
