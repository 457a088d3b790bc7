package dev.amana.moderation.text;

import org.jspecify.annotations.Nullable;

/**
 * One spelling for Arabic: no tatweel, one alef, one yeh, teh marbuta as heh, carriers of hamza as their letter, Persian
 * and Urdu letters as the Arabic ones they replace on keyboards, and one set of digits.
 */
final class ArabicLetters implements Step.PerCodePoint {
    @Override
    public @Nullable String replacement(int codePoint) {
        if (codePoint >= 0x0660 && codePoint <= 0x0669) {
            return String.valueOf((char) ('0' + codePoint - 0x0660));
        }
        if (codePoint >= 0x06F0 && codePoint <= 0x06F9) {
            return String.valueOf((char) ('0' + codePoint - 0x06F0));
        }
        return switch (codePoint) {
            case 'ـ', 'ء' -> "";
            case 'أ', 'إ', 'آ', 'ٱ' -> "ا";
            case 'ى', 'ئ', 'ی', 'ې' -> "ي";
            case 'ؤ' -> "و";
            case 'ة', 'ۀ', 'ہ', 'ھ' -> "ه";
            case 'ک', 'ڪ', 'گ' -> "ك";
            case 'ڤ' -> "ف";
            case 'پ' -> "ب";
            case 'چ' -> "ج";
            default -> null;
        };
    }
}
