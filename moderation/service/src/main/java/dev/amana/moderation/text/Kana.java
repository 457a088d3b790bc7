package dev.amana.moderation.text;

import org.jspecify.annotations.Nullable;

/**
 * One spelling for Japanese: katakana as hiragana, and no drawn-out vowels (the long mark, small vowels, wave dashes).
 * Half-width forms were already widened by {@link Compatibility}.
 */
final class Kana implements Step.PerCodePoint {
    private static final int KATAKANA_TO_HIRAGANA = 'ぁ' - 'ァ';

    @Override
    public @Nullable String replacement(int codePoint) {
        return switch (codePoint) {
            case 'ー', '〜', '～', 'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ' -> "";
            default ->
                codePoint >= 'ァ' && codePoint <= 'ヶ' ? String.valueOf((char) (codePoint + KATAKANA_TO_HIRAGANA)) : null;
        };
    }
}
