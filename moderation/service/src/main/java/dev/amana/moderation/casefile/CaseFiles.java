package dev.amana.moderation.casefile;

import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the files. */
@Component
public class CaseFiles {
    private final CaseFileTable table;
    private final Vault vault;

    CaseFiles(CaseFileTable table, Vault vault) {
        this.table = table;
        this.vault = vault;
    }

    /**
     * What somebody wrote.
     *
     * @param kind {@code note} or {@code task}
     * @param text null once its key is gone
     */
    public record Written(
            String kind, String textId, @Nullable String text, String by, Instant at) {}

    public Optional<CaseFileView> find(String caseId) {
        return table.find(caseId);
    }

    /** Notes and tasks, oldest first. */
    public List<Written> texts(String caseId) {
        return table.texts(caseId).stream()
                .map(row -> new Written(
                        row.kind(),
                        row.textId(),
                        vault.open(new SealedText(row.subject(), row.retention(), row.ciphertext()))
                                .reveal()
                                .orElse(null),
                        row.by(),
                        row.at()))
                .toList();
    }

    /** The next due first. */
    public List<CaseFileView> page(CaseFileFilter filter, int size, int offset) {
        return table.page(filter, size, offset);
    }
}
