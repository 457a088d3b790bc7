package dev.amana.messaging.process;

import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.Participant;
import dev.amana.messaging.conversation.Role;
import dev.amana.platform.blob.BlobRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be relayed.
 *
 * @param position of the message in its conversation
 * @param original the mail as it came
 * @param tellAuthor whether its author learns by mail that it could not be delivered
 * @param edition how often a mail of it was sent before
 * @param supersedes the edition that the recipient has, and this one takes the place of; null where they have none
 * @param channel by which it came; null from before this was kept
 * @param tagged whether the Message-ID of the mail carries a tag; false from before there were tags
 */
record Relay(
        String messageId,
        String conversationId,
        long position,
        String authorId,
        Role authorRole,
        String recipientId,
        Role recipientRole,
        BlobRef original,
        Instant receivedAt,
        boolean tellAuthor,
        boolean tagged,
        int edition,
        @Nullable Integer supersedes,
        @Nullable Channel channel) {

    /** Whose alias stands for the author: an agent writes as the desk. */
    String authorSide() {
        return authorRole == Role.AGENT ? Participant.SUPPORT_DESK : authorId;
    }
}
