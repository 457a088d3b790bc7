package dev.amana.moderation.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.amana.moderation.review.Highlights.Piece;
import dev.amana.moderation.review.Surroundings.Around;
import dev.amana.moderation.review.Surroundings.Attachment;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that a reviewer needs to decide.
 *
 * @param leaseToken shown again to renew, release and decide
 * @param harmful whether the text is hidden until the reviewer asks for it
 * @param subject in pieces, with what matched marked; empty where there is none or its key is gone
 * @param more what else was screened, in pieces: hidden words, texts of documents, names of files
 * @param appeal what the sender says against the verdict
 * @param delivered whether it is an appeal against how the message went out: then it cannot be blocked any more
 * @param delivery where the message went out although it waits here; then no decision brings it back
 * @param redactions how many words are taken out if it goes out, unless for being harmless or permitted
 * @param warned whether its reader is warned then
 * @param around what else was said in the conversation, oldest first
 * @param earlier how many other messages of this sender became what
 */
public record ItemView(
        String itemId,
        int revision,
        String leaseToken,
        Instant leasedUntil,
        ReviewFilter.Queue queue,
        Severity severity,
        boolean harmful,
        String senderId,
        Role senderRole,
        String conversationId,
        @Nullable String orderId,
        Instant receivedAt,
        Instant waitingSince,
        Instant dueAt,
        List<ReasonView> reasons,
        List<Piece> subject,
        List<Piece> text,
        List<Piece> quoted,
        List<List<Piece>> more,
        @Nullable String appeal,
        boolean delivered,
        @Nullable Delivery delivery,
        int redactions,
        boolean warned,
        List<Attachment> attachments,
        List<Around> around,
        Map<Outcome, Integer> earlier) {

    /**
     * @param unscreened because no verdict came in time
     * @param deliveredAt since when its recipient has it; null while it is on its way, and can still be stopped
     */
    public record Delivery(boolean unscreened, @Nullable Instant deliveredAt) {}

    /** @param words as they stand in the message */
    public record ReasonView(
            String category,
            String rule,
            String ruleSet,
            Severity severity,
            @Nullable String words) {}

    private static final Set<String> PICTURES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff", "image/bmp");

    /** The places, from 1, of attachments that can be shown; none of what was never a message. */
    @JsonIgnore
    public List<Integer> pictures() {
        return IntStream.rangeClosed(1, attachments.size())
                .filter(at -> PICTURES.contains(attachments.get(at - 1).type().toLowerCase(Locale.ROOT)))
                .boxed()
                .toList();
    }

    /** As the case of this message is called in the console. */
    public String caseId() {
        return orderId == null ? "conversation-" + conversationId : "order-" + orderId;
    }
}
