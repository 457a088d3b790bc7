package dev.amana.moderation.queue;

import dev.amana.moderation.verdict.Outcome;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
                                .flatMap(Stream::ofNullable)
                                .flatMap(words -> vault.open(words).reveal().stream())
                                .toList(),
                        appeal(screeningId)))
                .orElseGet(() -> new OpenedContent(null, null, null, List.of(), appeal(screeningId)));
    }

    /** The same, still sealed; empty where nothing is kept. */
    public Optional<SealedContent> sealed(String screeningId) {
        return table.content(screeningId);
    }

    /** The texts of such content, with the words of each reason. */
    public Texts texts(SealedContent content) {
        return new Texts(
                open(content.subject()),
                open(content.text()),
                open(content.quoted()),
                content.words().stream().map(this::open).toList(),
                content.more() == null
                        ? List.of()
                        : content.more().stream()
                                .flatMap(text -> Stream.ofNullable(open(text)))
                                .toList());
    }

    public @Nullable String appeal(String screeningId) {
        return open(table.appeal(screeningId).orElse(null));
    }

    /** How many messages of a sender the rules or people spoke about, by what became of them. */
    public Map<Outcome, Integer> earlierOf(String senderId, String exceptScreeningId) {
        return table.earlierOf(senderId, exceptScreeningId);
    }

    private @Nullable String open(@Nullable SealedText text) {
        return text == null ? null : vault.open(text).reveal().orElse(null);
    }

    /**
     * @param words for each reason; null where it is not in the text, or erased
     * @param more what else was screened
     */
    public record Texts(
            @Nullable String subject,
            @Nullable String text,
            @Nullable String quoted,
            List<@Nullable String> words,
            List<String> more) {}

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
