package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteSplitterTest {
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

    @Test
    void inlineAnswersAreKeptWithTheirQuestions() {
        String inline = "> Which size?\n\nLarge.\n\n> Which colour?\n\nBlue.";

        assertThat(splitter.split(inline).text()).isEqualTo(inline);
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

        assertThat(wrong).as("cut elsewhere").hasSizeLessThanOrEqualTo(mails.size() / 10);
    }
}
