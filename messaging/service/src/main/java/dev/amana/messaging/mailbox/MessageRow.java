package dev.amana.messaging.mailbox;

import dev.amana.messaging.conversation.Appealed;
import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.Content;
import dev.amana.messaging.conversation.Measure;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.conversation.Stage;
import dev.amana.messaging.conversation.Verdict;
import dev.amana.messaging.conversation.WithheldBecause;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message.
 *
 * @param position orders the messages of a conversation; gaps are normal
 * @param content null once its author is erased
 * @param copy what the recipient has; null as long as it was not released, and once its author is erased
 * @param details where the trouble was, of a message that would have revealed its author
 * @param status enhanced status code (RFC 3463) of a delivery that failed
 * @param automatic whether a machine wrote it
 * @param unscreened whether it was let go without a verdict
 * @param measure what followed from a report for its author; null for nothing
 * @param appealed against what its author has asked another person to look
 * @param again where it stands once more, since an appeal against how it was delivered was granted; null where it was not
 * @param redacted whether words that its verdict wants replaced were known when the copy was made
 */
public record MessageRow(
        String messageId,
        String conversationId,
        long position,
        String authorId,
        Role authorRole,
        String recipientId,
        Channel channel,
        Stage stage,
        @Nullable Stage again,
        @Nullable Content content,
        @Nullable Copy copy,
        @Nullable Verdict verdict,
        @Nullable WithheldBecause because,
        List<String> details,
        @Nullable String status,
        boolean automatic,
        boolean unscreened,
        boolean redacted,
        Instant receivedAt,
        @Nullable Measure measure,
        Set<Appealed> appealed) {
    public MessageRow {
        appealed = Set.copyOf(appealed);
    }

    /** Against what its author may ask another person to look, once each. */
    public List<Appealed> appealable() {
        return Stream.of(Appealed.values())
                .filter(about -> !appealed.contains(about) && (about == Appealed.REPORT ? measure != null : treated()))
                .toList();
    }

    /** What the virus scanner found in it; null for nothing. */
    public @Nullable String infected() {
        return because == WithheldBecause.INFECTED ? String.join(", ", details) : null;
    }

    /** Withheld by moderation, or delivered otherwise than it was written. */
    private boolean treated() {
        if (because == WithheldBecause.HELD || because == WithheldBecause.BLOCKED) {
            return true;
        }
        return verdict != null
                && verdict.outcome() == Verdict.Outcome.CLEARED
                && (verdict.redacts() || verdict.warns());
    }
}
