package dev.amana.moderation.assessment;

import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Ways in which people disguise words in Latin letters. */
enum Evasion {
    UPPER_CASE(text -> text.toUpperCase(Locale.ROOT)),
    ZERO_WIDTH_SPACES(text -> between(text, "\u200b")),
    SOFT_HYPHENS(text -> between(text, "\u00ad")),
    LEETSPEAK(text -> text.replace('i', '1').replace('e', '3').replace('o', '0').replace('a', '4')),
    SIGNS(text -> text.replaceAll("(?<=\\w)i(?=\\w)", "!").replaceAll("(?<=\\w)a(?=\\w)", "@")),
    CYRILLIC_LOOK_ALIKES(
            text -> text.replace('a', 'а').replace('e', 'е').replace('o', 'о').replace('i', 'і')),
    FULL_WIDTH(text -> mapped(text, c -> c > ' ' && c < 0x7F ? c + 0xFEE0 : c)),
    STRETCHED(text -> text.replaceAll("([aeiou])", "$1$1$1")),
    SPACED_OUT(text -> text.replaceAll("(?<=\\p{L})(?=\\p{L})", " ").replace("  ", "   ")),
    DOTTED(text -> text.replaceAll("(?<=\\p{L})(?=\\p{L})", ".")),
    RIGHT_TO_LEFT_OVERRIDE(text -> "\u202e" + new StringBuilder(text).reverse() + "\u202c"),
    PILED_UP_MARKS(text -> between(text, "\u0336")),
    DOUBLE_SPACES(text -> text.replace(" ", "  \n"));

    @SuppressWarnings("ImmutableEnumChecker") // the functions keep nothing
    private final UnaryOperator<String> disguise;

    Evasion(UnaryOperator<String> disguise) {
        this.disguise = disguise;
    }

    String apply(String text) {
        return disguise.apply(text);
    }

    private static String between(String text, String filler) {
        return text.codePoints().mapToObj(Character::toString).collect(Collectors.joining(filler));
    }

    private static String mapped(String text, IntUnaryOperator map) {
        return text.codePoints()
                .map(map)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
