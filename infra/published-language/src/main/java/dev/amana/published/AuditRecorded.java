package dev.amana.published;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looked at personal data or acted on a case. Entries of one context form a hash chain over their published
 * form, so that a missing or altered one shows. Topic {@code amana.audit.events}, key = the context.
 *
 * @param number 1-based position in the context's chain
 * @param actor subject of the token
 * @param action what was done, such as {@code conversation.read}
 * @param target what it was done to, such as {@code conversation/01J…}
 * @param reason what the actor gave as the reason, sealed under the actor's key
 * @param previousHash SHA-256 (hex) of the entry before; 64 zeros for the first
 * @param hash SHA-256 (hex) over all other components
 */
@EventType("amana.audit.audit-recorded.v1")
public record AuditRecorded(
        String context,
        long number,
        String actor,
        String role,
        String action,
        String target,
        @Nullable String orderId,
        @Nullable SealedText reason,
        Instant at,
        String previousHash,
        String hash)
        implements PublishedEvent {
    public static final String TOPIC = "amana.audit.events";
}
