package dev.amana.moderation.casefile;

import java.time.Instant;

/** A file without its texts. */
public record CaseFileView(String caseId, int revision, Standing standing, Instant updatedAt) {}
