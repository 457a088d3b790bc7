package dev.amana.moderation.text;

import org.jspecify.annotations.Nullable;

/** One step of the normaliser. It is pure, and gives its input back where it has nothing to do. */
@FunctionalInterface
interface Step {
    MappedText apply(MappedText input);

    /** A step that looks at one code point at a time. */
    interface PerCodePoint extends Step {
        /** What the code point turns into: null to keep it, empty to drop it. */
        @Nullable
        String replacement(int codePoint);

        @Override
        default MappedText apply(MappedText input) {
            String text = input.text();
            MappedText.Builder out = null;
            for (int i = MappedText.firstForeign(text), next; i < text.length(); i = next) {
                int codePoint = text.codePointAt(i);
                next = i + Character.charCount(codePoint);
                String replacement = codePoint < 0x80 ? null : replacement(codePoint);
                if (replacement != null && out == null) {
                    out = new MappedText.Builder(input);
                    out.keep(0, i);
                }
                if (out != null) {
                    putOrKeep(out, replacement, i, next);
                }
            }
            return out == null ? input : out.build();
        }

        private static void putOrKeep(MappedText.Builder out, @Nullable String replacement, int from, int to) {
            if (replacement == null) {
                out.keep(from, to);
            } else {
                out.put(replacement, from, to);
            }
        }
    }
}
