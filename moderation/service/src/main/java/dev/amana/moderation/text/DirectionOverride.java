package dev.amana.moderation.text;

/**
 * Puts text between a right-to-left override and its end into the order in which it is seen: {@code RLO uoy llik PDF}
 * reads "kill you". Runs before the controls are dropped.
 */
final class DirectionOverride implements Step {
    private static final char RIGHT_TO_LEFT_OVERRIDE = '\u202E';

    /** Whether some of a text may be read in another order than it stands. */
    static boolean isIn(String text) {
        return text.indexOf(RIGHT_TO_LEFT_OVERRIDE) >= 0;
    }

    @Override
    public MappedText apply(MappedText input) {
        String text = input.text();
        int override = text.indexOf(RIGHT_TO_LEFT_OVERRIDE);
        if (override < 0) {
            return input;
        }
        MappedText.Builder out = new MappedText.Builder(input);
        int done = 0;
        while (override >= 0) {
            out.keep(done, override);
            int end = endOfOverride(text, override + 1);
            if (seenFromRightToLeft(text, override + 1, end)) {
                out.keep(override + 1, end); // reading order and storage order agree in Arabic
            } else {
                putReversed(text, override + 1, end, out);
            }
            done = end;
            override = text.indexOf(RIGHT_TO_LEFT_OVERRIDE, done);
        }
        out.keep(done, text.length());
        return out.build();
    }

    private static int endOfOverride(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u202C' || c == '\n' || c == RIGHT_TO_LEFT_OVERRIDE) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean seenFromRightToLeft(String text, int from, int to) {
        return text.substring(from, to).codePoints().anyMatch(c -> {
            byte direction = Character.getDirectionality(c);
            return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        });
    }

    private static void putReversed(String text, int from, int to, MappedText.Builder out) {
        for (int i = to; i > from; ) {
            int codePoint = text.codePointBefore(i);
            int start = i - Character.charCount(codePoint);
            out.keep(start, i);
            i = start;
        }
    }
}
