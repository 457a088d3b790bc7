package dev.amana.moderation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final String THREAT = "I know where you live and I am going to kill you";

    private static List<String> texts(String text) {
        return Windows.of(text).stream()
                .peek(piece ->
                        assertThat(text.startsWith(piece.text(), piece.start())).isTrue())
                .map(Windows.Piece::text)
                .toList();
    }

    @Test
    void anOrdinaryTextStaysWhole() {
        assertThat(texts("Hello")).containsExactly("Hello");
        assertThat(texts("")).containsExactly("");
    }

    @Test
    void whatStandsAnywhereStandsWholeInAWindow() {
        for (int at = 18_000; at < 22_000; at += 7) {
            String text = "words ".repeat(10_000);
            String long60k = text.substring(0, at) + THREAT + text.substring(at);
            List<String> windows = texts(long60k);
            assertThat(windows).allMatch(window -> window.length() <= Windows.LONGEST_CHARS);
            assertThat(windows).anyMatch(window -> window.contains(THREAT));
        }
    }

    @Test
    void windowsEndAtLinesWhereTheyCanAndNeverWithinACharacter() {
        List<String> lines = texts("a line of words\n".repeat(3_000));
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(window -> window.endsWith("\n"));
        assertThat(texts("x" + "\ud83d\udca1".repeat(30_000)))
                .allMatch(window -> !Character.isLowSurrogate(window.charAt(0)))
                .allMatch(window -> !Character.isHighSurrogate(window.charAt(window.length() - 1)));
    }
}
