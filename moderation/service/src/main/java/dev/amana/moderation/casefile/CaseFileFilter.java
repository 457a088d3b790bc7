package dev.amana.moderation.casefile;

import org.jspecify.annotations.Nullable;

/** Which files; null for any. */
public record CaseFileFilter(
        @Nullable String assignee,
        @Nullable Progress progress,
        @Nullable String tag,
        boolean overdue,
        boolean unassigned) {}
