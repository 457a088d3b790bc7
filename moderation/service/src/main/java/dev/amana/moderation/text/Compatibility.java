package dev.amana.moderation.text;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;

/** NFKC with case folding (UAX 31): full width, ligatures, circled and mathematical letters become ordinary ones. */
final class Compatibility implements Step {
    private static final Normalizer2 NFKC_CASE_FOLD = Normalizer2.getNFKCCasefoldInstance();

    @Override
    public MappedText apply(MappedText input) {
        String text = input.text();
        if (MappedText.firstForeign(text) == text.length()) {
            return input.with(text.toLowerCase(Locale.ROOT));
        }
        MappedText.Builder out = new MappedText.Builder(input);
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (c < 0x80 && (i + 1 == text.length() || text.charAt(i + 1) < 0x80)) {
                out.put(Character.toLowerCase(c), i, i + 1);
                i++;
            } else {
                int end = endOfCluster(text, i);
                out.put(NFKC_CASE_FOLD.normalize(text.substring(i, end)), i, end);
                i = end;
            }
        }
        return out.build();
    }

    /** A base character and all that may compose with it. */
    private static int endOfCluster(String text, int from) {
        int end = from + Character.charCount(text.codePointAt(from));
        while (end < text.length() && !NFKC_CASE_FOLD.hasBoundaryBefore(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }
}
