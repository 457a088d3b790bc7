package dev.amana.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            write to a.b+c@mail.test now         | write to [e-mail] now
            jane (at) mail (dot) test            | [e-mail]
            メールは taro＠mail．test です          | メールは [e-mail] です
            راسلني على ali@mail.test             | راسلني على [e-mail]
            call +49 (0)170 123 45 67            | call [phone]
            اتصل ٠٥٠١٢٣٤٥٦٧                       | اتصل [phone]
            電話 ０９０－１２３４－５６７８ まで        | 電話 [phone] まで
            see https://t.me/someone?x=1 or t.me/x | see [link] or [link]
            find me at anna-shop.co or laden.it | find me at [link] or [link]
            I am @someone_there                  | I am [handle]
            delivered on 2026-11-21, 49.90 EUR   | delivered on 2026-11-21, 49.90 EUR
            order A-2026-000123456 is late       | order A-2026-000123456 is late
            """)
    void contactDataIsMaskedAndTheRestStays(String text, String expected) {
        assertThat(Redaction.of(text)).isEqualTo(expected);
    }

    @Test
    void whatModerationRecognisedIsMaskedInAnySpacingAndCase() {
        List<String> words = List.of("anna at gmx dot de", "gmx dot de", "jane@mail.test", "+", " ");
        assertThat(Redaction.of("Anna at\n gmx dot de (or GMX dot de, jane@mail.test) + me", words))
                .isEqualTo("[contact] (or [contact], [e-mail]) + me");
    }

    @Test
    void hostileTextTakesNoLongerThanItsLength() {
        String text = "a".repeat(100_000) + "1 ".repeat(50_000) + "a.".repeat(50_000) + "www.".repeat(10_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Redaction.of(text));
    }
}
