package dev.amana.messaging.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name as a register or a mail program writes it, taken apart: {@code Lovelace, Ada}, {@code Dr. Ada Lovelace | Shop} and
 * {@code Ada Lovelace} have the same words in the same order.
 *
 * @param words in the order in which the name is spoken, at least one
 * @param ofPerson false for a shop or a desk, whose single words are ordinary ones
 */
record PersonName(List<String> words, boolean ofPerson) {
    /** What programs and people put after a name that is none. */
    private static final Pattern AFTER =
            Pattern.compile("(?:[|(\\[/\u2022]|\\s(?:[\u2013\u2014-]|via|@)\\s).*", Pattern.DOTALL);

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{M}\\p{N}.]+$");

    private static final Set<String> TITLES = Set.of(
            ("dr prof professor mr mrs ms miss mx sir dame dipl dipl.-ing ing herr frau mme mlle monsieur madame sig"
                            + " signora sr sra dott dra mag msc bsc mba phd md jr sen esq llm")
                    .split(" "));

    /** Between the words of a name, and never a name. */
    static final Set<String> PARTICLES = Set.of(
            ("de la las los del della di da do das dos du le les von vom van der den ten ter zu zum zur und y e bin bint"
                            + " ibn al el ben st")
                    .split(" "));

    private static final Set<String> BUSINESS = Set.of(
            ("the of and for shop store team support service services customer kundenservice kundendienst gmbh ag kg ltd"
                            + " limited inc llc company co corp office office@ sales info help desk verkauf laden online"
                            + " outlet group trading secretary buyer seller marketplace mail noreply no-reply & + -")
                    .split(" "));

    static PersonName of(String written) {
        String cut = AFTER.matcher(written).replaceFirst("").strip();
        PersonName name = parsed(cut);
        // "Ada (Lovelace)" tells more than its first word.
        return name.words.size() > 1 ? name : parsed(written.replaceAll("[|(\\[/\u2013\u2014\u2022)\\]]+", " "));
    }

    private static PersonName parsed(String written) {
        int comma = written.indexOf(',');
        String order = comma > 0 && comma < written.length() - 1
                ? written.substring(comma + 1) + " " + written.substring(0, comma)
                : written;
        List<String> all = Arrays.stream(BLANKS.split(order))
                .map(word -> AROUND.matcher(word).replaceAll(""))
                .filter(word -> word.codePoints().anyMatch(Character::isLetter))
                .toList();
        List<String> words = new ArrayList<>(all);
        words.removeIf(word -> TITLES.contains(plain(word)));
        boolean ofPerson = Arrays.stream(BLANKS.split(order)).noneMatch(word -> BUSINESS.contains(plain(word)))
                && all.stream().noneMatch(word -> word.codePoints().anyMatch(Character::isDigit));
        return new PersonName(List.copyOf(words.size() > 1 ? words : all), ofPerson);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceFirst("[.,:]+$", "");
    }

    static boolean isParticle(String word) {
        return PARTICLES.contains(plain(word));
    }

    /** Whether the other is the same in another order or with other decoration. */
    boolean isLike(PersonName other) {
        return words.size() == other.words.size() && Arrays.equals(sorted(words), sorted(other.words));
    }

    private static String[] sorted(List<String> words) {
        return words.stream().map(PersonName::plain).sorted().toArray(String[]::new);
    }
}
