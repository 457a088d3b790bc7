package dev.amana.moderation.casefile;

import java.time.Instant;

/** A file without its texts. */
public record CaseFileView(String caseId, int revision, Standing standing, Instant updatedAt) {
    /** Of a case that nobody has worked on. */
    public static CaseFileView empty(String caseId) {
        return new CaseFileView(caseId, 0, Standing.NEW, Instant.EPOCH);
    }
}
