package dev.amana.gateway.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.published.SealedText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a timeline entry says, as it is stored: plain facts, and personal text sealed as it came.
 *
 * @param sealed sealed texts by name: {@code subject}, {@code text}, {@code quoted}, {@code hidden}, {@code reason}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EntryData(
        @Nullable String actorId,
        @Nullable String actorRole,
        Map<String, String> facts,
        Map<String, SealedText> sealed,
        List<SealedAttachment> attachments) {

    // Absent in JSON means empty.
    public EntryData(
            @Nullable String actorId,
            @Nullable String actorRole,
            @Nullable Map<String, String> facts,
            @Nullable Map<String, SealedText> sealed,
            @Nullable List<SealedAttachment> attachments) {
        this.actorId = actorId;
        this.actorRole = actorRole;
        this.facts = facts == null ? Map.of() : facts;
        this.sealed = sealed == null ? Map.of() : sealed;
        this.attachments = attachments == null ? List.of() : attachments;
    }

    public static EntryData of(Map<String, String> facts) {
        return new EntryData(null, null, facts, null, null);
    }

    public static EntryData by(String actorId, String actorRole, Map<String, String> facts) {
        return new EntryData(actorId, actorRole, facts, null, null);
    }

    /** @param type media type */
    public record SealedAttachment(String attachmentId, SealedText name, String type, long bytes) {}
}
