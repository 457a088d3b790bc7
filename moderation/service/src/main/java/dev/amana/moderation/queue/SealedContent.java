package dev.amana.moderation.queue;

import dev.amana.moderation.screening.ScreeningEvent.Content;
import dev.amana.moderation.screening.ScreeningEvent.Handling;
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
 * @param more what else was screened; null for nothing
 * @param redactions how many words are taken out of it where it goes out; null for none
 * @param warned whether its reader is warned then; null for not
 */
public record SealedContent(
        @Nullable SealedText subject,
        @Nullable SealedText text,
        @Nullable SealedText quoted,
        List<@Nullable SealedText> words,
        @Nullable List<SealedText> more,
        @Nullable Integer redactions,
        @Nullable Boolean warned) {
    static SealedContent of(MessageScreened event) {
        Content content = event.content();
        return new SealedContent(
                content == null ? null : content.subject().sealed(),
                content == null ? null : content.text().sealed(),
                content == null ? null : sealed(content.quoted()),
                event.reasons().stream().map(SealedContent::words).toList(),
                content == null || content.more() == null
                        ? null
                        : content.more().stream().map(Personal::sealed).toList(),
                redactions(event.handling()),
                warned(event.handling()));
    }

    private static @Nullable Boolean warned(@Nullable Handling handling) {
        return (handling == null || !handling.warned()) ? null : true;
    }

    private static @Nullable Integer redactions(@Nullable Handling handling) {
        return handling == null || handling.redactions().isEmpty()
                ? null
                : handling.redactions().size();
    }

    private static @Nullable SealedText words(Reason reason) {
        return sealed(reason.words());
    }

    private static @Nullable SealedText sealed(@Nullable Personal text) {
        return text == null ? null : text.sealed();
    }
}
