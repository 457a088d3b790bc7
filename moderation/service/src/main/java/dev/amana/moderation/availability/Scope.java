package dev.amana.moderation.availability;

import dev.amana.moderation.contract.ObeyedScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an order makes unavailable.
 *
 * @param scopeId names it within its order
 * @param subject what of: {@code amana:messaging}, {@code amana:payments} and the like are Amana's own, anything else is
 *     somebody else's, such as {@code app:wechat}
 * @param from when it begins to be unavailable
 * @param fallback what is offered instead; null where nothing is
 */
public record Scope(
        String scopeId,
        Area area,
        String subject,
        Cohort cohort,
        Instant from,
        @Nullable String fallback) {
    public enum Area {
        CHANNEL,
        SIGN_UPS,
        UPDATES,
        PAYMENTS,
        FEATURE
    }

    /** Existing users are those who were registered before the scope's {@code from}. */
    public enum Cohort {
        ALL,
        NEW,
        EXISTING
    }

    /** Whether it is not Amana's by its name, or some part of Amana obeys, which none does for some devices only. */
    boolean obeyed(boolean onAllDevices) {
        return !ObeyedScope.isOwn(subject) || (onAllDevices && obeyedHere());
    }

    /** Whether a part of Amana obeys. */
    public boolean obeyedHere() {
        return ObeyedScope.isObeyed(subject, area.name());
    }
}
