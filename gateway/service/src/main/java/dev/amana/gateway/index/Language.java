package dev.amana.gateway.index;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * How a text is cut into tokens. Short messages are too short to guess German from English, so the script decides:
 * everything is cut by Unicode's rules with ICU folding, and besides by each language that is written in its script.
 */
enum Language {
    ICU,
    EN,
    DE,
    AR,
    JA;

    /** The document field that holds this language's tokens. */
    String field() {
        return "tokens_" + name().toLowerCase(Locale.ROOT);
    }

    static Set<Language> of(String text) {
        EnumSet<Language> languages = EnumSet.of(ICU);
        text.codePoints().forEach(character -> {
            switch (UnicodeScript.of(character)) {
                case LATIN -> {
                    languages.add(EN);
                    languages.add(DE);
                }
                case ARABIC -> languages.add(AR);
                case HAN, HIRAGANA, KATAKANA -> languages.add(JA);
                default -> {}
            }
        });
        return languages;
    }
}
