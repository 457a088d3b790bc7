package dev.amana.moderation.review;

import org.jspecify.annotations.Nullable;

/** @param team null where nobody knows */
public record Reviewer(String id, @Nullable String team) {}
