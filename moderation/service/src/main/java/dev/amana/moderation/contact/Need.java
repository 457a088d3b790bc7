package dev.amana.moderation.contact;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What few texts have, and a pattern does not match without; see {@link Traces}. */
enum Need {
    AT,
    /** What stands before names of one messenger. */
    LIVE,
    HASH,
    /** Of patterns that begin with one. */
    DIGIT,
    /** Where a German street may have ended, or behind a blank there. */
    DIGIT_BEHIND_STREET,
    DIGIT_AMONG_ARABIC,
    DIGIT_AMONG_HAN,
    /** As many as a number has, with nothing between them but what numbers are written with. */
    DIGITS,
    /** A dot, dash or low line between letters or digits. */
    SIGN_IN_WORD,
    /** Such a sign, or a digit behind a letter. */
    NAME;

    private static final String BETWEEN_DIGITS = " ()./-+";
    private static final String ENDS_OF_STREETS = "e.gzr";
    /** In German, as displayed. */
    private static final List<String> STREETS =
            List.of("straße", "strasse", "str.", "weg", "platz", "allee", "gasse", "ufer", "ring");

    /**
     * What a text has.
     *
     * @param numbers where rows of digits begin and end that are long enough, with all that may stand between digits
     */
    record Given(Set<Need> needs, List<Place> numbers) {}

    /** Of a text. */
    record Place(int start, int end) {}

    static Given given(String text) {
        return new Look(text).given();
    }

    /** One look at a text, from its first character to its last. */
    private static final class Look {
        private final String text;
        private final Set<Need> given = EnumSet.noneOf(Need.class);
        private final List<Place> numbers = new ArrayList<>();
        private int start;
        private int digits;
        private int likeDigits;
        private boolean arabic;
        private boolean han;

        Look(String text) {
            this.text = text;
        }

        Given given() {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= 'a' && c <= 'z') {
                    letter(c, i);
                } else if (Traces.isDigit(c)) {
                    digit(i);
                } else {
                    sign(c, i);
                }
            }
            noNumber(text.length());
            if (given.contains(DIGIT) && arabic) {
                given.add(DIGIT_AMONG_ARABIC);
            }
            if (given.contains(DIGIT) && han) {
                given.add(DIGIT_AMONG_HAN);
            }
            return new Given(given, numbers);
        }

        private void letter(char c, int at) {
            if (Traces.isLikeDigit(c)) {
                likeDigits++;
            } else {
                noNumber(at);
            }
        }

        private void digit(int at) {
            given.add(DIGIT);
            digits++;
            if (at > 0 && isLetter(text.charAt(at - 1))) {
                given.add(NAME);
            }
            int end = at > 0 && text.charAt(at - 1) == ' ' ? at - 2 : at - 1;
            if (end >= 0 && ENDS_OF_STREETS.indexOf(text.charAt(end)) >= 0 && isStreet(end + 1)) {
                given.add(DIGIT_BEHIND_STREET);
            }
        }

        private boolean isStreet(int end) {
            for (String street : STREETS) {
                if (text.startsWith(street, end - street.length())) {
                    return true;
                }
            }
            return false;
        }

        private void sign(char c, int at) {
            if (BETWEEN_DIGITS.indexOf(c) < 0) {
                noNumber(at);
            }
            switch (c) {
                case '@' -> given.add(AT);
                case ':' -> live(at);
                case '#' -> given.add(HASH);
                case '.', '-', '_' -> signInWord(at);
                default -> {
                    arabic |= c >= 0x0600 && c <= 0x06FF;
                    han |= c >= 0x2E80;
                }
            }
        }

        private void live(int at) {
            if (text.startsWith("live", at - 4)) {
                given.add(LIVE);
            }
        }

        private void signInWord(int at) {
            if (at > 0 && at + 1 < text.length() && isOfName(text.charAt(at - 1)) && isOfName(text.charAt(at + 1))) {
                given.add(SIGN_IN_WORD);
                given.add(NAME);
            }
        }

        /** What has begun behind the last sign that stands in no number ends here. */
        private void noNumber(int at) {
            if (digits >= Traces.FEWEST_DIGITS && digits + likeDigits >= Traces.FEWEST_LIKE_DIGITS) {
                given.add(DIGITS);
                numbers.add(new Place(start, at));
            }
            start = at + 1;
            digits = 0;
            likeDigits = 0;
        }
    }

    private static boolean isOfName(char c) {
        return isLetter(c) || Traces.isDigit(c) || c == '.' || c == '-' || c == '_';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
