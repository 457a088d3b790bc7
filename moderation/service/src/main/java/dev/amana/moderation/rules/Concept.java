package dev.amana.moderation.rules;

import java.util.List;

/**
 * An idea in one language, and the phrases that express it.
 *
 * @param language a frame finds its ideas in one language only; "gift" is no poison in English
 * @param exact whether its words are taken only as they stand, and never for what somebody may have meant
 */
record Concept(String language, String name, List<String> patterns, boolean exact) {}
