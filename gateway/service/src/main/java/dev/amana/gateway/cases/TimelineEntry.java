package dev.amana.gateway.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a case's timeline as a reader sees it.
 *
 * @param type what happened, such as {@code message-received}
 * @param subjectId the message, code, gift or conversation
 * @param texts personal texts by name; contact data is masked unless {@code revealed}, and no text is there while {@code covered}
 * @param message of entries that concern a message: what became of it until now
 * @param revealed whether the texts stand as they were written
 * @param covered whether the message is withheld and nobody gave a reason to read it: nobody should read a threat by chance
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

        @Schema(description = "Whether the texts stand as they were written, which takes a reason")
        boolean revealed,

        @Schema(
                description =
                        "Whether the message is held or blocked and no reason was given: then its texts, the names of its"
                                + " files and the words of its reasons have no value")
        boolean covered) {

    public record Actor(String id, String role) {}

    /** @param value null where the text is erased, or covered */
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
