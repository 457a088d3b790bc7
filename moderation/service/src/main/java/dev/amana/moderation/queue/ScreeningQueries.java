package dev.amana.moderation.queue;

import dev.amana.moderation.verdict.Outcome;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the review queue. */
@Component
public class ScreeningQueries {
    private final ScreeningTable table;
    private final Vault vault;

    ScreeningQueries(ScreeningTable table, Vault vault) {
        this.table = table;
        this.vault = vault;
    }

    public List<ScreeningRow> page(Outcome outcome, int size, int offset) {
        return table.page(outcome, size, offset);
    }

    public long count(Outcome outcome) {
        return table.count(outcome);
    }

    public Optional<ScreeningRow> find(String screeningId) {
        return table.find(screeningId);
    }

    /** The texts of a screening, opened; null where there is none or its key is gone. */
    public OpenedContent content(String screeningId) {
        return table.content(screeningId)
                .map(content -> new OpenedContent(
                        open(content.subject()),
                        open(content.text()),
                        open(content.quoted()),
                        content.words().stream()
                                .flatMap(words -> vault.open(words).reveal().stream())
                                .toList(),
                        appeal(screeningId)))
                .orElseGet(() -> new OpenedContent(null, null, null, List.of(), appeal(screeningId)));
    }

    private @Nullable String appeal(String screeningId) {
        return open(table.appeal(screeningId).orElse(null));
    }

    private @Nullable String open(@Nullable SealedText text) {
        return text == null ? null : vault.open(text).reveal().orElse(null);
    }

    /**
     * @param words what matched, gravest reason first
     * @param appeal what the sender says against the verdict
     */
    public record OpenedContent(
            @Nullable String subject,
            @Nullable String text,
            @Nullable String quoted,
            List<String> words,
            @Nullable String appeal) {}
}
