package dev.amana.moderation.screening;

import java.util.List;

/**
 * On what grounds a person decided: what a classifier can learn from.
 *
 * @param confirmed categories that the message really falls under, found by the rules or not
 * @param refuted categories that the rules found and the person did not
 * @param suspend the reviewer recommends that the sender be suspended
 */
public record Grounds(DecisionCode code, List<String> confirmed, List<String> refuted, boolean suspend) {
    public Grounds {
        confirmed = List.copyOf(confirmed);
        refuted = List.copyOf(refuted);
    }

    public Grounds recommendingSuspension() {
        return new Grounds(code, confirmed, refuted, true);
    }
}
