package dev.amana.moderation.evasion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One text of the suite.
 *
 * @param marked the text, with the words in braces that somebody would disguise
 */
record Specimen(Kind kind, Language language, String marked) {
    private static final Pattern MARKED = Pattern.compile("\\{([^}]*)}");

    enum Kind {
        THREAT,
        CONTACT,
        HARMLESS
    }

    enum Language {
        EN,
        DE,
        AR,
        JA
    }

    /** The text as it was thought. */
    String plain() {
        return disguised(UnaryOperator.identity());
    }

    /** The text with its marked words changed. */
    String disguised(UnaryOperator<String> disguise) {
        return MARKED.matcher(marked).replaceAll(found -> Matcher.quoteReplacement(disguise.apply(found.group(1))));
    }

    /** The lines of {@code src/test/resources/evasion/<half>/<language>.tsv}: kind, tab, marked text. */
    static List<Specimen> of(String half, Language language) {
        Path file = Path.of(
                "src", "test", "resources", "evasion", half, language.name().toLowerCase(Locale.ROOT) + ".tsv");
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split("\t", 2))
                    .map(cells -> new Specimen(Kind.valueOf(cells[0].toUpperCase(Locale.ROOT)), language, cells[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
