package dev.amana.messaging.mailbox;

import dev.amana.messaging.conversation.Content;
import dev.amana.messaging.mime.DroppedPart;
import dev.amana.platform.personal.Personal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as its recipient has it: rewritten, with aliases where addresses stood.
 *
 * @param text what is new, since 2026-11; before that with the quote
 * @param quoted what the author quoted; null where there is nothing
 * @param attachments with identifiers of their own, counted in the copy
 * @param dropped why parts of the original are not in it, one reason for each
 * @param leftOut the first of them as their author calls them, which is for the author and staff only; null from before 2026-12
 */
public record Copy(
        Personal subject,
        Personal text,
        @Nullable Personal quoted,
        List<Content.Attachment> attachments,
        List<DroppedPart.Reason> dropped,
        @Nullable List<LeftOut> leftOut) {
    public Copy {
        attachments = List.copyOf(attachments);
        dropped = List.copyOf(dropped);
        leftOut = leftOut == null ? null : List.copyOf(leftOut);
    }

    /** A part that is not in it. */
    public record LeftOut(Personal name, DroppedPart.Reason reason) {}
}
