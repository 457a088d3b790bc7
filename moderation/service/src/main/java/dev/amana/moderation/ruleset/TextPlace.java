package dev.amana.moderation.ruleset;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Where in the whole text a place within one of its values stands, as exactly as YAML's ways of writing texts allow. */
record TextPlace(int line, int column) {
    /**
     * @param line within the value, from 1
     * @param column in that line, from 0
     */
    static TextPlace of(String text, ScalarNode value, int line, int column) {
        int first = value.getStartMark().getLine() + 1;
        ScalarStyle style = value.getScalarStyle();
        if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
            return new TextPlace(first + line, column + indentation(text, first + 1) + 1);
        }
        int quote = style == ScalarStyle.PLAIN ? 0 : 1;
        return line == 1
                ? new TextPlace(first, value.getStartMark().getColumn() + quote + column + 1)
                : new TextPlace(first + line - 1, column + 1);
    }

    /** A block is indented as its first line is. */
    private static int indentation(String text, int line) {
        String found = text.lines().skip(line - 1L).findFirst().orElse("");
        return found.length() - found.stripLeading().length();
    }
}
