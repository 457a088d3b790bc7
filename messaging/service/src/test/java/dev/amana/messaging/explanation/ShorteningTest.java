package dev.amana.messaging.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShorteningTest {
    @ParameterizedTest
    @CsvSource({
        "berta@mail.test, b…@m….t…",
        "01512345678, 01…8",
        "call me at home, c… me at h…",
        "お問い合わせください, お問…い",
        "𠮷野家へ, 𠮷…",
        "'two  lines', t… l…"
    })
    void beginningAndEndRemain(String passage, String shortened) {
        assertThat(Shortening.of(passage)).isEqualTo(shortened);
    }
}
