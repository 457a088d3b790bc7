package dev.amana.moderation.evasion;

import com.ibm.icu.text.Transliterator;

/** Disguises of Japanese words. */
final class Japanese {
    private Japanese() {}

    static String katakana(String text) {
        return Transliterator.getInstance("Hiragana-Katakana").transliterate(text);
    }

    static String hiragana(String text) {
        return Transliterator.getInstance("Katakana-Hiragana").transliterate(text);
    }

    static String halfWidth(String text) {
        return Transliterator.getInstance("Hiragana-Katakana; Fullwidth-Halfwidth")
                .transliterate(text);
    }
}
