package dev.amana.moderation.report;

import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads reports. */
@Component
public class ReportQueries {
    private final ReportTable table;
    private final Vault vault;

    ReportQueries(ReportTable table, Vault vault) {
        this.table = table;
        this.vault = vault;
    }

    /** @param open the next due first; otherwise answered ones, the last first */
    public List<ReportRow> page(boolean open, int size, int offset) {
        return table.page(open, size, offset);
    }

    public long open() {
        return table.open();
    }

    public Optional<ReportRow> find(String reportId) {
        return table.find(reportId);
    }

    /** What was said and what was reported; each null where there is none or its key is gone. */
    public OpenedReport texts(String reportId) {
        return table.texts(reportId)
                .map(texts -> new OpenedReport(
                        open(texts.words()), open(texts.subject()), open(texts.text()), open(texts.appeal())))
                .orElseGet(() -> new OpenedReport(null, null, null, null));
    }

    private @Nullable String open(@Nullable SealedText text) {
        return text == null ? null : vault.open(text).reveal().orElse(null);
    }

    /**
     * @param words what the reporter says
     * @param subject of the reported message
     * @param appeal what its sender says against the measure
     */
    public record OpenedReport(
            @Nullable String words,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String appeal) {}
}
