package dev.amana.moderation.review;

import dev.amana.moderation.verdict.Severity;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code amana.moderation.review}.
 *
 * @param lease how long an item stays with a reviewer who gives no sign of life
 * @param mostLeases items that one reviewer has at once; who takes more gets the oldest of them again
 * @param undo how long a decision can be taken back before it counts
 * @param undoBulk the same for many at once
 * @param mostInBulk items decided at once
 * @param decisionsKept how long the desk remembers decisions that counted
 * @param surroundings messages shown around the one in question
 * @param surroundingsKept how long the messages of conversations are kept for that, as ciphertext
 * @param goldenShare the share of items of which the right answer is known
 * @param teamClaim the claim of staff tokens that names their team
 */
@ConfigurationProperties("amana.moderation.review")
public record ReviewProperties(
        @DefaultValue("3m") Duration lease,
        @DefaultValue("3") int mostLeases,
        @DefaultValue("8s") Duration undo,
        @DefaultValue("60s") Duration undoBulk,
        @DefaultValue("200") int mostInBulk,
        @DefaultValue("90d") Duration decisionsKept,
        @DefaultValue("12") int surroundings,
        @DefaultValue("30d") Duration surroundingsKept,
        @DefaultValue("0.04") double goldenShare,
        @DefaultValue("team") String teamClaim,
        @DefaultValue Deadlines deadlines,
        @DefaultValue Exposure exposure) {

    /** Within which time somebody should have decided, by severity. */
    public record Deadlines(
            @DefaultValue("72h") Duration low,
            @DefaultValue("24h") Duration medium,
            @DefaultValue("4h") Duration high,
            @DefaultValue("1h") Duration critical) {
        Duration of(Severity severity) {
            return switch (severity) {
                case NONE, LOW -> low;
                case MEDIUM -> medium;
                case HIGH -> high;
                case CRITICAL -> critical;
            };
        }
    }

    /**
     * How much harm one person is shown.
     *
     * @param from harmful is a message of this severity, or a graver one
     */
    public record Exposure(
            @DefaultValue("HIGH") Severity from,
            @DefaultValue("30") int perHour,
            @DefaultValue("120") int perDay) {}
}
