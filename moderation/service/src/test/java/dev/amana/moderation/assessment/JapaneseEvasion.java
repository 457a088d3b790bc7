package dev.amana.moderation.assessment;

import java.util.function.UnaryOperator;

/** Ways in which people disguise Japanese words. */
enum JapaneseEvasion {
    SPACED_OUT(text -> text.replaceAll("(?<=\\S)(?=\\S)", " ")),
    DOTTED(text -> text.replaceAll("(?<=[^、])(?=[^、])", "・")),
    ZERO_WIDTH_SPACES(text -> text.replaceAll("(?<=\\S)(?=\\S)", "\u200b")),
    KATAKANA(JapaneseEvasion::inKatakana),
    DRAWN_OUT(text -> text + "ーーーーっ！！");

    @SuppressWarnings("ImmutableEnumChecker") // the functions keep nothing
    private final UnaryOperator<String> disguise;

    JapaneseEvasion(UnaryOperator<String> disguise) {
        this.disguise = disguise;
    }

    String apply(String text) {
        return disguise.apply(text);
    }

    private static String inKatakana(String text) {
        return text.codePoints()
                .map(c -> c >= 'ぁ' && c <= 'ゖ' ? c + 0x60 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
