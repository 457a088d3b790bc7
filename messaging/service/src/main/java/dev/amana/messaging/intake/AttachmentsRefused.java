package dev.amana.messaging.intake;

import dev.amana.messaging.mime.DroppedPart;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something was attached that is never relayed. A mail is taken without such a part, and its recipient told; who writes
 * here can be told at once instead.
 */
public final class AttachmentsRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<DroppedPart> parts;

    AttachmentsRefused(List<DroppedPart> parts) {
        super(parts.size() + " attachment(s) of a kind that is not relayed", null, false, false);
        this.parts = List.copyOf(parts);
    }

    /** Their file names, or media types where they have none. */
    public String names() {
        return parts.stream().map(DroppedPart::name).collect(Collectors.joining(", "));
    }
}
