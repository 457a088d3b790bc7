package dev.amana.moderation.text;

import org.jspecify.annotations.Nullable;

/** Drops what takes no room on a screen: zero-width and direction controls, soft hyphens, selectors, fillers, tags. */
final class Invisible implements Step.PerCodePoint {
    private static final int BRAILLE_BLANK = 0x2800;

    @Override
    public @Nullable String replacement(int codePoint) {
        if (codePoint == BRAILLE_BLANK) {
            return " ";
        }
        return isInvisible(codePoint) ? "" : null;
    }

    private static boolean isInvisible(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT
                || codePoint == 0x034F // combining grapheme joiner
                || codePoint == 0x115F // Hangul fillers
                || codePoint == 0x1160
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || (codePoint >= 0x180B && codePoint <= 0x180F) // Mongolian selectors
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F) // variation selectors
                || (codePoint >= 0xE0000 && codePoint <= 0xE01EF); // tags, more selectors
    }
}
