package dev.amana.moderation.assessment;

import java.util.function.UnaryOperator;

/** Ways in which people disguise Arabic words. */
enum ArabicEvasion {
    TATWEEL(text -> text.replaceAll("(?<=[بتسقلعنهكم])(?=\\p{IsArabic})", "ـــ")),
    VOWEL_SIGNS(text -> text.replaceAll("([بتسقلعنهكم])", "$1\u064e")),
    PLAIN_ALEF(text -> text.replaceAll("[أإآ]", "ا")),
    FINAL_LETTERS(text -> text.replaceAll("ة\\b", "ه").replaceAll("ي\\b", "ى")),
    ZERO_WIDTH_JOINERS(text -> text.replaceAll("(?<=\\p{IsArabic})(?=\\p{IsArabic})", "\u200d")),
    PERSIAN_KEYBOARD(text -> text.replace('ك', 'ک').replace('ي', 'ی')),
    STRETCHED(text -> text.replaceAll("(ا)", "$1$1$1"));

    @SuppressWarnings("ImmutableEnumChecker") // the functions keep nothing
    private final UnaryOperator<String> disguise;

    ArabicEvasion(UnaryOperator<String> disguise) {
        this.disguise = disguise;
    }

    String apply(String text) {
        return disguise.apply(text);
    }
}
