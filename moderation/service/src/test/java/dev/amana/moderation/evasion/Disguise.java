package dev.amana.moderation.evasion;

import dev.amana.moderation.evasion.Specimen.Kind;
import dev.amana.moderation.evasion.Specimen.Language;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The ways in which people hide words from machines while other people still read them. */
enum Disguise {
    NONE(text -> text),
    UPPER_CASE(text -> text.toUpperCase(Locale.ROOT), Latin.LANGUAGES),
    CONFUSABLES(Latin::lookAlikes, Latin.LANGUAGES),
    GREEK_CONFUSABLES(Latin::greekLookAlikes, Latin.LANGUAGES),
    ZERO_WIDTH(text -> Marks.between(text, "\u200b")),
    ZERO_WIDTH_JOINERS(text -> Marks.between(text, "\u200d\u2060")),
    SOFT_HYPHENS(text -> Marks.between(text, "\u00ad")),
    RIGHT_TO_LEFT_OVERRIDE(text -> "\u202e" + new StringBuilder(text).reverse() + "\u202c", Latin.AND_JAPANESE),
    FULL_WIDTH(Latin::fullWidth, Latin.AND_JAPANESE),
    COMBINING_MARKS(text -> Marks.between(text, "\u0337"), Latin.LANGUAGES),
    LEETSPEAK(Latin::leet, Latin.LANGUAGES, Latin.WORDS),
    SIGNS(Latin::signs, Latin.LANGUAGES, Latin.WORDS),
    SPACED_OUT(text -> Marks.apart(text, " ")),
    DOTTED(text -> Marks.apart(text, "."), EnumSet.allOf(Language.class), Latin.WORDS),
    REPEATED(Marks::repeated, EnumSet.of(Language.EN, Language.DE, Language.AR), Latin.WORDS),
    DELETED(Marks::oneDeleted, EnumSet.of(Language.EN, Language.DE, Language.AR), Latin.WORDS),
    SWAPPED(Marks::twoSwapped, EnumSet.of(Language.EN, Language.DE, Language.AR), Latin.WORDS),
    UMLAUTS_SPELLED_OUT(German::spelledOut, EnumSet.of(Language.DE)),
    UMLAUTS_DROPPED(German::dropped, EnumSet.of(Language.DE)),
    RUN_TOGETHER(text -> text.replace(" ", ""), EnumSet.of(Language.EN, Language.DE), Latin.WORDS),
    TATWEEL(Arabic::stretched, EnumSet.of(Language.AR)),
    HARAKAT(Arabic::vowelled, EnumSet.of(Language.AR)),
    ALEF_FORMS(Arabic::plainAlef, EnumSet.of(Language.AR)),
    HAMZA_EVERYWHERE(Arabic::hamzaAlef, EnumSet.of(Language.AR)),
    FINAL_LETTERS(Arabic::finalLetters, EnumSet.of(Language.AR)),
    ARABIZI(Arabic::arabizi, EnumSet.of(Language.AR), Latin.WORDS),
    KATAKANA(Japanese::katakana, EnumSet.of(Language.JA)),
    HIRAGANA(Japanese::hiragana, EnumSet.of(Language.JA)),
    HALF_WIDTH_KATAKANA(Japanese::halfWidth, EnumSet.of(Language.JA)),
    MIDDLE_DOTS(text -> Marks.apart(text, "・"), EnumSet.of(Language.JA), Latin.WORDS);

    @SuppressWarnings("ImmutableEnumChecker") // the functions keep nothing
    private final UnaryOperator<String> change;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Set<Language> languages;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Set<Kind> kinds;

    Disguise(UnaryOperator<String> change) {
        this(change, EnumSet.allOf(Language.class));
    }

    Disguise(UnaryOperator<String> change, Set<Language> languages) {
        this(change, languages, EnumSet.allOf(Kind.class));
    }

    /** @param kinds an address with a letter less is another address, so such ways are for words only */
    Disguise(UnaryOperator<String> change, Set<Language> languages, Set<Kind> kinds) {
        this.change = change;
        this.languages = languages;
        this.kinds = kinds;
    }

    /** The specimen in this disguise; empty where it does not suit it or changes nothing. */
    List<String> of(Specimen specimen) {
        if (!languages.contains(specimen.language()) || !kinds.contains(specimen.kind())) {
            return List.of();
        }
        String text = specimen.disguised(change);
        return this != NONE && text.equals(specimen.plain()) ? List.of() : List.of(text);
    }
}
