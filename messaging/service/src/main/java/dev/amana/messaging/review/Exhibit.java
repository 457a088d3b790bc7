package dev.amana.messaging.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message or a file among the evidence.
 *
 * @param id of the message or file
 * @param by {@code buyer}, {@code seller} or {@code staff}
 * @param original as it was written; of a file its only form
 * @param delivered as its recipient got it; absent where nobody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Exhibit(
        String id,
        String kind,
        String by,
        String authorId,
        Instant sealedAt,
        @Nullable Form original,
        @Nullable Form delivered) {

    /**
     * One form of it.
     *
     * @param number its place in the chain
     * @param text absent where it is erased, or a file
     * @param hidden what only some programs show of it
     * @param leftOut names of its parts that can be neither relayed nor looked into; they are in the sealed mail
     * @param infected what the virus scanner found in it, so that its parts are not handed out; absent where it found nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Form(
            int number,
            String link,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String quoted,
            @Nullable String hidden,
            List<String> leftOut,
            List<Part> parts,
            @Nullable String infected) {}

    /**
     * An attachment.
     *
     * @param index counted from 1
     * @param view how it can be looked at safely: {@code image}, {@code text}, {@code pages}, or {@code none}
     */
    public record Part(int index, String name, String type, long bytes, String view) {}
}
