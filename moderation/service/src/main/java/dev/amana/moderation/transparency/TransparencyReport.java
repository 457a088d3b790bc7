package dev.amana.moderation.transparency;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was moderated in a period, in numbers (Regulation (EU) 2022/2065, articles 15 and 24). Users only, but where it says
 * otherwise. All medians are in seconds and null where there is nothing to take one of.
 *
 * @param from first day, UTC
 * @param until day after the last, UTC
 * @param screened messages screened before delivery, by who wrote them and the rules' verdict
 * @param ownInitiative what was done without being asked, by category
 * @param notices what recipients reported, by category
 * @param appeals against verdicts on messages, and against what followed from reports
 * @param accuracy how far the automated means were right
 * @param orders of authorities and courts, by country
 * @param statements of reasons written
 */
public record TransparencyReport(
        LocalDate from,
        LocalDate until,
        List<Screened> screened,
        List<OwnInitiative> ownInitiative,
        List<Notices> notices,
        Appeals appeals,
        Accuracy accuracy,
        List<Orders> orders,
        long statements) {

    /** @param standing {@code AGENT} (customer service) or {@code PARTY} */
    public record Screened(String standing, String outcome, long messages) {}

    /**
     * @param blocked by the rules alone
     * @param redacted delivered by the rules without the words that break them
     * @param warned delivered by the rules with a warning
     * @param held for a person
     * @param holdsBlocked those of them that a person blocked
     * @param medianToDecision of held messages, from the hold
     */
    public record OwnInitiative(
            String category,
            long blocked,
            long redacted,
            long warned,
            long held,
            long holdsBlocked,
            long holdsCleared,
            @Nullable Double medianToDecision) {}

    /** @param late answered after their time, or open and past it */
    public record Notices(
            String category,
            long received,
            long answered,
            long upheld,
            long warnings,
            long restrictions,
            long late,
            @Nullable Double medianToAnswer) {}

    /** @param reversed decided for the sender */
    public record Appeals(
            long received,
            long decided,
            long reversed,
            @Nullable Double medianToDecision) {}

    /**
     * @param blocksReversed share (0 to 1) of messages blocked by the rules in the period whose block was lifted on appeal
     * @param holdsCleared share of holds decided in the period that a person cleared
     */
    public record Accuracy(
            @Nullable Double blocksReversed, @Nullable Double holdsCleared) {}

    /** @param source {@code AUTHORITY}, {@code COURT} or {@code PARTNER} */
    public record Orders(String jurisdiction, String source, long orders) {}
}
