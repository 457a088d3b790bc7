package dev.amana.moderation.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What has a corpus. */
enum Language {
    EN(Lane.WITHIN_WORDS, -0.7),
    DE(Lane.WITHIN_WORDS, 0.25),
    AR(Lane.WITHIN_WORDS, -0.4),
    JA(Lane.ACROSS_CHARACTERS, 1);

    private static final double CHARACTERS_OF_A_WORD = 2.2;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
    private final List<Lane> lanes;

    private final double ease;
    private final String code;
    private final String part;

    Language(List<Lane> lanes, double ease) {
        this.lanes = lanes;
        this.ease = ease;
        this.code = name().toLowerCase(Locale.ROOT);
        this.part = '.' + code + '.';
    }

    /** Which kinds of features its texts have. */
    List<Lane> lanes() {
        return lanes;
    }

    /** What is added to margins of harm, so that everyday texts of all languages pass alike: rules do not know each equally well. */
    double ease() {
        return ease;
    }

    /** By its code; null where it has no corpus. */
    static @Nullable Language named(String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return language;
            }
        }
        return null;
    }

    /** Whose words a rule looks for, by the part of its name that says so; null where that is none. */
    static @Nullable Language ofRule(String name) {
        String inside = name + '.';
        for (Language language : values()) {
            if (inside.contains(language.part)) {
                return language;
            }
        }
        return null;
    }

    /** About how many words so many tokens are: those of Japanese are characters. */
    double words(int tokens) {
        return this == JA ? tokens / CHARACTERS_OF_A_WORD : tokens;
    }

    /** About as many tokens as so many words. */
    int tokens(int words) {
        return this == JA ? (int) (words * CHARACTERS_OF_A_WORD) : words;
    }

    String code() {
        return code;
    }
}
