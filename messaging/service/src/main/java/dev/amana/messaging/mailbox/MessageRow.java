package dev.amana.messaging.mailbox;

import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.Content;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.conversation.Stage;
import dev.amana.messaging.conversation.Verdict;
import dev.amana.messaging.conversation.WithheldBecause;
import java.time.Instant;
import java.util.List;
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
        @Nullable Content content,
        @Nullable Copy copy,
        @Nullable Verdict verdict,
        @Nullable WithheldBecause because,
        List<String> details,
        @Nullable String status,
        boolean automatic,
        boolean unscreened,
        boolean redacted,
        Instant receivedAt) {}
