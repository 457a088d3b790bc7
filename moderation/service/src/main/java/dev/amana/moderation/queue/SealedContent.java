package dev.amana.moderation.queue;

import dev.amana.moderation.screening.ScreeningEvent.Content;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.Reason;
import dev.amana.platform.personal.Personal;
import dev.amana.published.SealedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a row, as ciphertext.
 *
 * @param words what matched, for each reason; null where the reason is not in the text. Rows from before this was kept
 *     lack the nulls
 */
public record SealedContent(
        @Nullable SealedText subject,
        @Nullable SealedText text,
        @Nullable SealedText quoted,
        List<@Nullable SealedText> words) {
    static SealedContent of(MessageScreened event) {
        Content content = event.content();
        return new SealedContent(
                content == null ? null : content.subject().sealed(),
                content == null ? null : content.text().sealed(),
                content == null ? null : sealed(content.quoted()),
                event.reasons().stream().map(SealedContent::words).toList());
    }

    private static @Nullable SealedText words(Reason reason) {
        return sealed(reason.words());
    }

    private static @Nullable SealedText sealed(@Nullable Personal text) {
        return text == null ? null : text.sealed();
    }
}
