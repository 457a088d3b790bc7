package dev.amana.moderation.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's duty.
 *
 * @param caseId {@code order-…} or {@code conversation-…}
 * @param until exclusive; null while it lasts
 */
public record Assignment(
        String caseId,
        String staffId,
        Role role,
        Instant from,
        @Nullable Instant until) {
    public enum Role {
        /** Has the case. */
        ASSIGNEE,
        /** Has an open task of the case. */
        TASK,
        /** Answers in the support conversation, as the marketplace or a lead said. */
        AGENT
    }
}
