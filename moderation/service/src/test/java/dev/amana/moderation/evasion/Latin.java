package dev.amana.moderation.evasion;

import dev.amana.moderation.evasion.Specimen.Kind;
import dev.amana.moderation.evasion.Specimen.Language;
import java.util.EnumSet;
import java.util.Set;

/** Disguises of Latin letters. */
final class Latin {
    static final Set<Language> LANGUAGES = EnumSet.of(Language.EN, Language.DE);
    static final Set<Language> AND_JAPANESE = EnumSet.of(Language.EN, Language.DE, Language.JA);
    static final Set<Kind> WORDS = EnumSet.of(Kind.THREAT, Kind.HARMLESS);

    private Latin() {}

    static String lookAlikes(String text) {
        return replaced(text, "aceopxyiHKMT", "асеорхуіНКМТ");
    }

    static String greekLookAlikes(String text) {
        return replaced(text, "aoinvABEKT", "αοινυΑΒΕΚΤ".replace("ν", "n").replace("υ", "ν"));
    }

    static String fullWidth(String text) {
        return text.codePoints()
                .map(c -> c > ' ' && c < 0x7F ? c + 0xFEE0 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static String leet(String text) {
        return replaced(text, "ieoast", "130457");
    }

    static String signs(String text) {
        return replaced(text, "iasl", "!@$|");
    }

    static String replaced(String text, String from, String to) {
        return text.codePoints()
                .map(c -> from.indexOf(c) < 0 ? c : to.charAt(from.indexOf(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
