package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked before a pattern is tried says no only where the pattern does: patterns over whole texts are the measure. */
class CheapLooksTest {
    private static final int TEXTS = 6_000;

    private static final List<String> AT = List.of(
            "@",
            " @ ",
            "@\r\n> ",
            "@ ",
            "\uFF20",
            "%40",
            "%2540",
            "=40",
            "&#64;",
            "&#x40;",
            "&commat;",
            " at ",
            "+news at ",
            " (home) at ",
            "(at)",
            " [at] ",
            " (at) ",
            "(@)",
            "\"@",
            "@\u200B",
            "@(home)",
            "(home)@",
            "\\u0040",
            "@\u00A0",
            "@=\r\n",
            "@*",
            "*@");

    private static final List<String> BESIDE = List.of(
            " ",
            "\n",
            "at",
            " at most",
            "@",
            "@x",
            "@m",
            "@Mail",
            "=",
            "=40",
            "%",
            "&",
            "Amy",
            "<",
            ">",
            "1",
            "b7k@alias.test",
            "\u00FC",
            "\u212A",
            "=?",
            "Zeile ",
            "at most four ",
            "look at mail");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jamie.doe@mail.test",
                "kim@Kiosk.test",
                "s@1und1.test",
                "j\u00FCrgen@\u00FCber.test",
                "a.b@gmail.com"
            })
    void anAddressThatItsPatternFindsIsNotOverlooked(String address) {
        Random random = new Random(address.hashCode());
        Identifier identifier = Identifiers.address(address);
        int at = address.indexOf('@');
        int found = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = some(random, BESIDE, 6)
                    + disguised(address.substring(0, at), random)
                    + AT.get(random.nextInt(AT.size()))
                    + disguised(address.substring(at + 1), random)
                    + some(random, BESIDE, 6);
            boolean stands = identifier.pattern().matcher(text).find();
            found += stands ? 1 : 0;
            assertThat(identifier.standsIn(text)).as(text).isEqualTo(stands);
        }
        assertThat(found).isGreaterThan(TEXTS / 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kim Doe",
                "\u00C9lodie Stra\u00DFe",
                "Anna Maria \u00C5berg",
                "O'Neil Sandvik",
                "\u00DFen d'Arc",
                "J. von Stein",
                "\u0130pek \u015Eahin",
                "\u0418\u0432\u0430\u043D \u0419\u043E\u0444",
                "\u5C71\u7530\u592A\u90CE"
            })
    void aNameThatItsPatternFindsIsNotOverlooked(String name) {
        Random random = new Random(name.hashCode());
        Identifier identifier = Objects.requireNonNull(Identifiers.name(name));
        List<String> words = List.of(name.split("[ ]"));
        List<String> between = List.of(" ", "\n> ", ", ", "_", "", " de ", " Q. ", "s ", "'", ";", "%20");
        int found = 0;
        for (int i = 0; i < TEXTS / 3; i++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(9); left >= 0; left--) {
                text.append(someForm(words.get(random.nextInt(words.size())), random))
                        .append(between.get(random.nextInt(between.size())));
            }
            List<String> places = identifier
                    .pattern()
                    .matcher(text)
                    .results()
                    .map(CheapLooksTest::place)
                    .toList();
            found += places.size();
            assertThat(identifier.matchesIn(text.toString()).stream().map(CheapLooksTest::place))
                    .as(text.toString())
                    .containsExactlyElementsOf(places);
            assertThat(identifier.standsIn(text.toString())).as(text.toString()).isEqualTo(!places.isEmpty());
        }
        assertThat(found).isGreaterThan(TEXTS / 100);
    }

    private static String someForm(String word, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> word.toUpperCase(Locale.ROOT);
            case 1 -> word.toLowerCase(Locale.ROOT);
            case 2 -> Normalizer.normalize(word, Normalizer.Form.NFD);
            case 3 -> Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
            default -> word;
        };
    }

    @Test
    void encodedRunsAreFoundWhereTheirPatternFindsThem() {
        List<String> pieces = List.of(
                "a",
                "Zz9",
                "abcdefghijk",
                "abcdefghijkl",
                "+/_-",
                "=",
                "==",
                "\n",
                "\r\n",
                " ",
                ".",
                "d4f0",
                "\u00E9",
                "12345678");
        Random random = new Random(7);
        for (int i = 0; i < TEXTS; i++) {
            String text = some(random, pieces, 14);
            assertThat(EncodedRuns.runs(text).stream().map(CheapLooksTest::place))
                    .as(text)
                    .containsExactlyElementsOf(EncodedRuns.RUN
                            .matcher(text)
                            .results()
                            .map(CheapLooksTest::place)
                            .toList());
        }
    }

    @Test
    void hexadecimalPairsAreReadAlsoBehindALongerWord() {
        String pairs = "6a 61 6d 69 65 40 6d 61 69 6c 2e 74 65 73 74";
        for (String text : List.of(pairs, "x" + pairs, "so " + pairs + "!", "0x" + pairs.toUpperCase(Locale.ROOT))) {
            assertThat(EncodedRuns.readings(text)).as(text).contains("jamie@mail.test");
        }
    }

    @Test
    void aMarkOfAQuoteIsNotOverlookedForWantOfItsWords() throws IOException {
        List<String> rows;
        try (InputStream in =
                Objects.requireNonNull(QuoteMarkers.class.getResourceAsStream("/messaging/mime/quote-markers.txt"))) {
            rows = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(row -> row.contains("\t"))
                    .map(row -> row.split("\t", 3)[2])
                    .toList();
        }
        List<String> pieces = Stream.concat(
                        rows.stream()
                                .flatMap(row -> Arrays.stream(row.split("[^\\p{L}\\p{M} '\u2019-]+"))
                                        .filter(word -> !word.isEmpty())),
                        Stream.of(" ", " 2026 ", "2026\u5E74", " 3.4.26, 10:15 ", " <kim@mail.test>", ":", "\uFF1A"))
                .toList();
        Random random = new Random(11);
        for (String row : rows) {
            Pattern pattern = Pattern.compile(row, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            SureWords words = SureWords.of(row);
            List<String> own = Arrays.stream(row.split("[^\\p{L}\\p{M} '\u2019-]+"))
                    .filter(word -> !word.isEmpty())
                    .toList();
            for (int i = 0; i < 400; i++) {
                String text = some(random, own.isEmpty() ? pieces : own, 3)
                        + some(random, pieces, 4)
                        + some(random, own.isEmpty() ? pieces : own, 3)
                        + some(random, List.of(":", " "), 2);
                String cased = random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text;
                assertThat(words.mayStandIn(cased) || !pattern.matcher(cased).find())
                        .as("%s in %s", row, cased)
                        .isTrue();
            }
        }
    }

    @Test
    void ofAPatternThoseWordsAreSureThatNothingCanBeInPlaceOf() {
        SureWords words =
                SureWords.of("(?:on\\b(?=.*never).{5,30}\\b(wrote|says)\\s?:|[xyz]{2}wys\u0142ane? ab?c(?:de)?(fgh)+)");
        assertThat(List.of("He WROTE", "who says", "WYS\u0141AN")).allMatch(words::mayStandIn);
        assertThat(List.of("", "on and on never", "wrot", "wysane abc fgh")).noneMatch(words::mayStandIn);
        assertThat(SureWords.of("[0-9]{4}(?:at)?|on").mayStandIn("")).isTrue();
    }

    private static String place(MatchResult run) {
        return run.start() + "-" + run.end();
    }

    private static String some(Random random, List<String> pieces, int most) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(most); left > 0; left--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    /** Now and then a letter in another form. */
    private static String disguised(String part, Random random) {
        StringBuilder text = new StringBuilder();
        part.codePoints().forEach(c -> {
            String letter = Character.toString(c);
            text.append(
                    switch (random.nextInt(14)) {
                        case 0 -> letter.toUpperCase(Locale.ROOT);
                        case 1 -> c < 0x80 ? "%%%02x".formatted(c) : letter;
                        case 2 -> "&#" + c + ";";
                        case 3 -> letter + "\u200B";
                        case 4 -> Normalizer.normalize(letter, Normalizer.Form.NFD);
                        default -> letter;
                    });
        });
        return text.toString();
    }

    @Test
    void namesWithTurkishLettersAndAddressesThatEndInASignAreNotPassedOver() {
        assertThat(Identifiers.name("Ibrahim Yilmaz").standsIn("ben \u0130brahim Y\u0131lmaz"))
                .isTrue();
        assertThat(Identifiers.name("Ibrahim Can Inan").standsIn("\u0130brahim \u0130nan"))
                .isTrue();
        assertThat(Identifiers.address("maria_@gmx.de").standsIn("maria_ (at) gmx.de"))
                .isTrue();
        assertThat(Identifiers.address("maria-@gmx.de").standsIn("maria- at gmx.de"))
                .isTrue();
        assertThat(Identifiers.address("anna@gmx.de").standsIn("anna+" + "x".repeat(398) + "@gmx.de"))
                .isTrue();
    }
}
