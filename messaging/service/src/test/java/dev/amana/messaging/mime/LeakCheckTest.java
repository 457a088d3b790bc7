package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeakCheckTest {
    private static final Set<String> HIDDEN = Set.of("canary.bird@mail.test", "Canary Bird", "+49 30 7654321");
    private final LeakCheck check = new LeakCheck();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-A: canary.bird@mail.test\n\nx",
                "X-A: =?utf-8?B?Y2FuYXJ5LmJpcmRAbWFpbC50ZXN0?=\n\nx",
                "Content-Disposition: attachment; filename*=utf-8''canary%2Ebird%40mail.test\n\nx",
                "Content-Transfer-Encoding: base64\n\nY2FuYXJ5LmJpcmRAbWFpbC50ZXN0",
                "Content-Transfer-Encoding: quoted-printable\n\ncanary.bi=\nrd=40mail.test",
                "Content-Type: text/html\n\ncanary<b>.bird</b>&#64;mail.test",
                "Content-Type: multipart/mixed; boundary=b\n\ncanary.bird@mail.test\n--b\n\nx\n--b--",
                "Content-Type: message/rfc822\n\nSubject: =?utf-8?Q?Canary_Bird?=\n\nx",
                "Subject: call 030/765 43 21\n\nx",
                "Content-Type: application/octet-stream\n\nc\0a\0n\0a\0r\0y\0.\0b\0i\0r\0d\0@\0m\0a\0i\0l\0.\0t\0e\0s\0t\0"
            })
    void findsWhatIsHiddenHoweverItIsEncoded(String mail) {
        assertThat(check.inspect(mail.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1), HIDDEN))
                .isNotEmpty();
    }

    @Test
    void findsNothingInOrdinaryText() {
        String mail =
                "From: Buyer <b@alias.amana.test>\r\nSubject: Bird of paradise\r\n\r\nA canary, order 7654322\r\n";

        assertThat(check.inspect(mail.getBytes(StandardCharsets.US_ASCII), HIDDEN))
                .isEmpty();
    }

    @Test
    void whatCannotBeLookedIntoCountsAsFound() throws IOException {
        byte[] bomb = zip(new byte[200_000_000]);
        byte[] nested = zip(zip(zip(zip(new byte[10]))));

        assertThat(check.inspectFile("a.docx", bomb, HIDDEN))
                .extracting(LeakCheck.Finding::identifier)
                .contains("too large when inflated");
        assertThat(check.inspectFile("a.docx", nested, HIDDEN))
                .extracting(LeakCheck.Finding::identifier)
                .contains("nested too deeply");
    }

    @Test
    void findsWhatStandsWhereTwoPiecesOfALargeFileMeet() {
        for (int at : new int[] {1_032_180, 1_048_570, 1_500_000}) {
            byte[] large = "ü".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
            byte[] name = " canary.bird@mail.test ".getBytes(StandardCharsets.UTF_8);
            System.arraycopy(name, 0, large, at, name.length);
            assertThat(check.inspectFile("a.bin", large, HIDDEN))
                    .as("at %d", at)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Hidden | written | charset
                "canary.bird@mail.test | canary.bird@mail.test | UTF-8",
                "canary.bird@vögel.test | canary.bird@vögel.test | UTF-8",
                "Canary Bird | Canary Bird | UTF-16LE",
                "Canary Bird | Canary Bird | UTF-16BE",
                "Cänary Bírd | Cänary Bírd | windows-1252",
                "Sean O'Brien | Sean O’Brien | windows-1252",
                "Žan Miloš | Žan Miloš | windows-1252",
                "Li Na | Li Na | UTF-8",
                "+33 1 23 45 67 89 | 01 23 45 67 89 | UTF-8",
                "me@ab.de | me@ab.de | UTF-8",
                "Ärla Örn | Ärla Örn | UTF-16LE",
                "王伟 | 王伟 | UTF-8",
                "Юрий Птица | Юрий Птица | UTF-8",
                "+49 30 7654321 | 030·7654321 | UTF-8",
                "+49 30 7654321 | 030 765 43 21 | UTF-16LE",
            })
    void findsWordsAmongTheBytesOfAPicture(String hidden, String written, String charset) {
        byte[] words = written.getBytes(Charset.forName(charset));
        for (int seed = 0; seed < 20; seed++) {
            byte[] picture = noise(seed, 100_000);
            byte[] record = {'e', 'n', 'U', 'S', 0, 0, 0, 2, 0, 0};
            System.arraycopy(record, 0, picture, 2_490, record.length);
            System.arraycopy(words, 0, picture, 2_500, words.length);
            System.arraycopy(record, 4, picture, 2_500 + words.length, 6);
            assertThat(check.inspectFile("a.jpg", picture, Set.of(hidden)))
                    .as("seed %d", seed)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"AUTHOR\0,\0x", "author\0,\u00FF\u00D9", "\u00FF\u00D8,\u00C3\u0001", "\6,\u00FF"})
    void findsAWordWhateverByteIsBesideIt(String before, String after) {
        byte[] words = (before + "Canary Bird" + after).getBytes(StandardCharsets.ISO_8859_1);
        byte[] picture = noise(3, 100_000);
        System.arraycopy(words, 0, picture, 2_500, words.length);

        assertThat(check.inspectFile("a.png", picture, HIDDEN)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"王伟, UTF-16LE", "Юрий Птица, UTF-16BE", "Юрий Птица, windows-1251", "王伟, GB18030"})
    void aTextOfWhichManyBytesAreNoLettersIsRead(String name, String charset) {
        String mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
        String sentence = charset.equals("GB18030") ? "这是一个关于订单的问题" : "Это вопрос о заказе и посылке";
        String text = mark + (sentence + "\u0001").repeat(20) + name + "\u0001" + sentence;

        assertThat(check.inspectFile("a.bin", text.getBytes(Charset.forName(charset)), Set.of(name)))
                .isNotEmpty();
    }

    @Test
    void wordsThatAFormatCountsAreOneName() {
        byte[] record = Arrays.copyOf(noise(1, 100), 200);
        byte[] words = "\6Canary\4Bird".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(words, 0, record, 100, words.length);

        assertThat(check.inspectFile("a.bin", record, HIDDEN)).isNotEmpty();
    }

    @Test
    void whatIsInAnotherCharsetThanTheRestOfATextIsFound() {
        byte[] start = "Żółć, gęślą jaźń\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        byte[] name = "Jörg Müßig".getBytes(Charset.forName("windows-1252"));
        byte[] text = Arrays.copyOf(start, start.length + name.length);
        System.arraycopy(name, 0, text, start.length, name.length);

        assertThat(check.inspectFile("a.csv", text, Set.of("Jörg Müßig"))).isNotEmpty();
    }

    @Test
    void findsNothingInAPictureOfNobody() {
        assertThat(check.inspectFile("a.jpg", noise(7, 1_000_000), HIDDEN)).isEmpty();
    }

    private static byte[] noise(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void leakingMailIsRefusedWithThePlaceAndWithoutTheName() {
        KnownParty buyer =
                new KnownParty("b7k@alias.amana.test", "Canary  Bird Fan", Set.of(), Set.of("Canary Bird"), Set.of());
        KnownParty seller = new KnownParty("s2m@alias.amana.test", "Seller", Set.of(), Set.of(), Set.of());
        RelayOrder order = new RelayOrder(
                buyer, seller, "s@shop.test", Locale.ENGLISH, "<1@alias.amana.test>", null, List.of(), Instant.EPOCH);

        assertThatThrownBy(() -> new RelayComposer().compose(ParsedMail.written("Hello", "text", List.of()), order))
                .isInstanceOfSatisfying(
                        LeakingMail.class,
                        leak -> assertThat(leak.findings())
                                .extracting(LeakCheck.Finding::where)
                                .contains("mail From"))
                .hasMessageNotContaining("Canary");
    }

    private static byte[] zip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("entry"));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
