package dev.amana.moderation.ruleset;

/**
 * What moderation knows of a sender when a message is screened.
 *
 * @param withheld messages of the last 90 days that were held or blocked when they came
 * @param lastHour messages of the last hour, this one not counted
 * @param knownDays whole days since the first message that is remembered, 90 at most
 */
public record SenderFacts(long withheld, long lastHour, long knownDays) {
    public static final SenderFacts NONE = new SenderFacts(0, 0, 0);
}
