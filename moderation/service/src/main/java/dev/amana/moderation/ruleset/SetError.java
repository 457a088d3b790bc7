package dev.amana.moderation.ruleset;

import java.util.Locale;

/**
 * Something that is wrong with the text of a rule set.
 *
 * @param rule its id; empty where it belongs to none
 * @param line in the text, from 1
 * @param column in that line, from 1
 */
public record SetError(String rule, int line, int column, String message) {
    @Override
    public String toString() {
        String where = String.format(Locale.ROOT, "%d:%d", line, column);
        return (rule.isEmpty() ? where : where + " " + rule) + ": " + message;
    }
}
