package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class QuoteSplitterTest {
    private static final Logger log = LoggerFactory.getLogger(QuoteSplitterTest.class);

    private final QuoteSplitter splitter = new QuoteSplitter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Tue, 3 Nov 2026 at 10:00, Shop <s@alias.amana.test> wrote:",
                "Am Di., 3. Nov. 2026 um 10:00 Uhr schrieb Laden <s@alias.amana.test>:",
                "Le mar. 3 nov. 2026 à 10:00, Boutique <s@alias.amana.test> a écrit :",
                "El mar, 3 nov 2026 a las 10:00, Tienda (<s@alias.amana.test>) escribió:",
                "Il giorno mar 3 nov 2026 alle ore 10:00 Negozio <s@alias.amana.test> ha scritto:",
                "Em ter., 3 de nov. de 2026 às 10:00, Loja <s@alias.amana.test> escreveu:",
                "Op di 3 nov 2026 om 10:00 schreef Winkel <s@alias.amana.test>:",
                "W dniu 3.11.2026 o 10:00, Sklep pisze:",
                "Den tis 3 nov. 2026 kl 10:00 skrev Butik <s@alias.amana.test>:",
                "вт, 3 нояб. 2026 г. в 10:00, Лавка <s@alias.amana.test>:",
                "3 ноября 2026, 10:00, Лавка <s@alias.amana.test> написал:",
                "在 2026年11月3日，10:00，商店 <s@alias.amana.test> 写道：",
                "2026年11月3日(火) 10:00 店 <s@alias.amana.test>:",
                "في الثلاثاء، 3 نوفمبر 2026 في 10:00 ص تمت كتابة ما يلي بواسطة متجر <s@alias.amana.test>:"
            })
    void introductionsOfManyLanguagesEndTheNewText(String introduction) {
        QuoteSplitter.Split split =
                splitter.split("Thank you!\n\n" + introduction + "\n> When do you need it?\n> Shop\n");

        assertThat(split.text()).isEqualTo("Thank you!");
        assertThat(split.quoted()).contains("When do you need it?");
    }

    static List<String> introductions() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(QuoteSplitterTest.class.getResourceAsStream("/quotes/introductions.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replace("\\n", "\n"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("introductions")
    void whatMailProgramsWriteBeforeAQuoteEndsTheNewText(String introduction) {
        String text = "Thank you!\n\nIt is a new line: see you.";
        QuoteSplitter.Split split =
                splitter.split(text + "\n\n" + introduction + "\n\n> The old text\n> Second old line?\n");

        assertThat(split.text()).isEqualTo(text);
        assertThat(split.quoted()).contains("The old text", "Second old line?");
    }

    @ParameterizedTest
    @MethodSource("introductions")
    void quoteWithoutMarksIsFoldedToo(String introduction) {
        // A name alone that "wrote" is no sign without a marked quote.
        assumeTrue(introduction.contains("@") || introduction.contains("---"));
        assumeFalse(introduction.startsWith("Quoting") || introduction.contains("\n> "));
        String text = "Thank you!\n\nIt is a new line: see you.";
        QuoteSplitter.Split split = splitter.split(text + "\n\n" + introduction + "\n\nThe old text\n\nSecond line?\n");

        assertThat(split.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello\n\nOn Monday I wrote: please send it.\n\nBest",
                "Ich schrieb am Montag: bitte liefern.\nDanke",
                "Le magasin a écrit:\nc'est fermé",
                "On Monday she wrote me a letter. It said: hello.\nAnd then more.",
                "From: Berlin\nHello there, this is a text.\nIt goes on.",
                "I am sending from Berlin.\nSent by whom?",
                "Date: tomorrow?\nOK",
                "Prices:\n- one\n- two\n\nTo: be decided"
            })
    void whatAPersonWritesAboutLettersIsKept(String text) {
        assertThat(splitter.split(text).text()).isEqualTo(text);
    }

    @Test
    void inlineAnswersAreKeptWithTheirQuestions() {
        String inline = "> Which size?\n\nLarge.\n\n> Which colour?\n\nBlue.";

        assertThat(splitter.split(inline).text()).isEqualTo(inline);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello Shop,", "Lieber Laden,", "مرحبًا،", "山田様、"})
    void answerBelowAQuoteIsKeptWhereOnlyAGreetingStandsAboveIt(String greeting) {
        String introduction = "\n\nOn Tue, 3 Nov 2026 at 10:00, Shop <s@alias.amana.test> wrote:\n";
        String quote = "> When do you need it?\n\n";
        assertThat(splitter.split(greeting + introduction + quote + "On Friday.")
                        .text())
                .startsWith(greeting)
                .endsWith("On Friday.");
        assertThat(splitter.split("Friday, please." + introduction + quote + "Berta")
                        .text())
                .isEqualTo("Friday, please.");
    }

    @Test
    void headersOfAnOutlookReplyEndTheNewText() {
        QuoteSplitter.Split split =
                splitter.split("Danke.\n\nVon: Laden\nGesendet: Dienstag\nAn: Kunde\nBetreff: Frage\n\nAlter Text");

        assertThat(split.text()).isEqualTo("Danke.");
        assertThat(split.quoted()).contains("Alter Text");
    }

    @Test
    void nothingIsLostBetweenTextAndQuote() {
        String body = "One\n\nOn Tue, 3 Nov 2026, Shop wrote:\n> Two\n--\nThree";
        QuoteSplitter.Split split = splitter.split(body);

        assertThat((split.text() + split.quoted()).replaceAll("\\s", "")).isEqualTo(body.replaceAll("\\s", ""));
    }

    @Test
    void nearlyAllRepliesOfTheSharedSetAreCutWhereAPersonWould() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Path> mails = SharedData.files("replies/emails");
        for (Path mail : mails) {
            Path trimmed = mail.resolveSibling("../trimmed").resolve(mail.getFileName());
            String text = splitter.split(Files.readString(mail)).text();
            if (!Files.readString(trimmed).strip().equals(text.strip())) {
                wrong.add(mail.getFileName().toString());
            }
        }

        log.info("Cut where a person would: {} of {}", mails.size() - wrong.size(), mails.size());
        assertThat(wrong).as("cut elsewhere").hasSizeLessThanOrEqualTo(mails.size() / 10);
    }
}
