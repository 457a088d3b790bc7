package dev.amana.moderation.text;

import com.ibm.icu.text.SpoofChecker;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads letters of other scripts that look like Latin ones as Latin. The base is Unicode's table of confusables (UTS
 * 39); it is made for identifiers and knows nothing of small capitals or Cyrillic letters that people take for Latin
 * ones in running text, hence the supplement.
 */
final class LookAlikes implements Step.PerCodePoint {
    private static final int[][] RANGES = {
        {0x00A1, 0x02AF}, {0x0370, 0x058F}, {0x13A0, 0x13FF}, {0x1D00, 0x1DBF}, {0x2C60, 0x2CFF},
        {0xA4D0, 0xA4FF}, {0xA640, 0xA69F}, {0xA720, 0xA7FF}, {0xAB30, 0xABBF}, {0x10280, 0x1032F}
    };
    private static final String[][] SUPPLEMENT = {
        {"к", "k"}, {"т", "t"}, {"м", "m"}, {"н", "h"}, {"в", "b"}, {"и", "u"}, {"п", "n"}, {"я", "r"}, {"з", "3"},
        {"д", "d"}, {"л", "n"}, {"ш", "w"}, {"щ", "w"}, {"у", "y"}, {"є", "e"}, {"э", "e"}, {"ԁ", "d"}, {"ҝ", "k"},
        {"α", "a"}, {"β", "b"}, {"ε", "e"}, {"η", "n"}, {"ι", "i"}, {"κ", "k"}, {"μ", "u"}, {"ν", "v"}, {"ο", "o"},
        {"ρ", "p"}, {"τ", "t"}, {"υ", "u"}, {"χ", "x"}, {"ω", "w"}, {"γ", "y"}, {"λ", "l"}, {"δ", "d"}, {"σ", "o"},
        {"ı", "i"}, {"ł", "l"}, {"ø", "o"}, {"đ", "d"}, {"ð", "d"}, {"þ", "p"}, {"æ", "ae"}, {"œ", "oe"}, {"ħ", "h"},
        {"ʟ", "l"}, {"ɪ", "i"}, {"ɴ", "n"}, {"ʀ", "r"}, {"ʏ", "y"}, {"ɢ", "g"}, {"ʜ", "h"}, {"ʙ", "b"}, {"ᴅ", "d"},
        {"ᴇ", "e"}, {"ᴋ", "k"}, {"ᴍ", "m"}, {"ᴛ", "t"}, {"ᴀ", "a"}, {"ᴊ", "j"}, {"ᴘ", "p"}, {"ǝ", "e"}, {"ɐ", "a"},
        {"ɥ", "h"}, {"ı", "i"}, {"ʞ", "k"}, {"ɯ", "m"}, {"ɹ", "r"}, {"ʇ", "t"}, {"ʌ", "v"}, {"ʍ", "w"}, {"ʎ", "y"}
    };

    private final Map<Integer, String> latin = table();

    @Override
    public @Nullable String replacement(int codePoint) {
        if (codePoint >= 0x1F130 && codePoint <= 0x1F149) { // squared letters
            return letter(codePoint - 0x1F130);
        }
        if (codePoint >= 0x1F150 && codePoint <= 0x1F169) { // white on black circles
            return letter(codePoint - 0x1F150);
        }
        if (codePoint >= 0x1F170 && codePoint <= 0x1F189) { // white on black squares
            return letter(codePoint - 0x1F170);
        }
        if (codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF) { // regional indicators
            return letter(codePoint - 0x1F1E6);
        }
        return latin.get(codePoint);
    }

    private static String letter(int index) {
        return String.valueOf((char) ('a' + index));
    }

    private static Map<Integer, String> table() {
        SpoofChecker confusables = new SpoofChecker.Builder().build();
        Map<Integer, String> table = new HashMap<>();
        for (int[] range : RANGES) {
            for (int codePoint = range[0]; codePoint <= range[1]; codePoint++) {
                addSkeleton(codePoint, confusables, table);
            }
        }
        for (String[] pair : SUPPLEMENT) {
            table.put(pair[0].codePointAt(0), pair[1]);
        }
        return Map.copyOf(table);
    }

    private static void addSkeleton(int codePoint, SpoofChecker confusables, Map<Integer, String> table) {
        if (!Character.isLetter(codePoint) || "äöüß".indexOf(codePoint) >= 0) {
            return;
        }
        String skeleton = confusables.getSkeleton(Character.toString(codePoint)).toLowerCase(Locale.ROOT);
        if (skeleton.length() == 1 && skeleton.charAt(0) >= 'a' && skeleton.charAt(0) <= 'z') {
            table.put(codePoint, skeleton);
        }
    }
}
