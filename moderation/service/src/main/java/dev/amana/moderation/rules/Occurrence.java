package dev.amana.moderation.rules;

/**
 * An idea in a text.
 *
 * @param first its first token
 * @param last its last token, inclusive
 */
record Occurrence(int first, int last) {
    /** How many words lie between the two; 0 where they touch or overlap. */
    int distance(Occurrence other) {
        return Math.max(0, Math.max(first, other.first) - Math.min(last, other.last) - 1);
    }

    Occurrence and(Occurrence other) {
        return new Occurrence(Math.min(first, other.first), Math.max(last, other.last));
    }
}
