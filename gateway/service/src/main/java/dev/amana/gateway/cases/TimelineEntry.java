package dev.amana.gateway.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a case's timeline as a reader sees it.
 *
 * @param type what happened, such as {@code message-received}
 * @param subjectId the message, code, gift or conversation
 * @param texts personal texts by name; contact data is masked unless {@code revealed}
 * @param message of entries that concern a message: what became of it until now
 * @param revealed whether the texts stand as they were written
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineEntry(
        String entryId,
        Instant at,
        String context,
        String type,
        @Nullable String subjectId,
        @Nullable Actor actor,
        Map<String, String> facts,
        Map<String, Text> texts,
        List<Attachment> attachments,
        @Nullable Message message,
        boolean revealed) {

    public record Actor(String id, String role) {}

    /** @param value null where the text is erased */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Text(@Nullable String value, boolean erased) {}

    public record Attachment(String attachmentId, Text name, String type, long bytes) {}

    /**
     * @param verdict null while the message waits for it
     * @param status enhanced status code (RFC 3463) of a failed delivery
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Message(
            CaseMessage.State state,
            @Nullable Verdict verdict,
            @Nullable Instant deliveredAt,
            @Nullable String status) {}

    public record Verdict(
            int revision,
            CaseMessage.State outcome,
            Severity severity,
            String decidedBy,
            Instant decidedAt,
            List<Reason> reasons) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reason(
            String category,
            String rule,
            String ruleSet,
            Severity severity,
            @Nullable Text words) {}
}
