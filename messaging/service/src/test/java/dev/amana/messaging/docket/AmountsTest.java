package dev.amana.messaging.docket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.claim.Money;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "49.90|EUR|4990",
                "49,9|EUR|4990",
                "1.234,50|EUR|123450",
                "1,234|EUR|123400",
                "1'234.50|CHF|123450",
                "٤٩٫٩٠|SAR|4990",
                "1,200|JPY|1200",
                "12.345|KWD|12345"
            })
    void readsWhatPeopleType(String typed, String currency, long minor) {
        assertThat(Amounts.parse(typed, currency)).hasValue(new Money(minor, currency));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-3", "49.905 x", "ten", "1.2345", "99999999999999999"})
    void refusesWhatIsNoAmount(String typed) {
        assertThat(Amounts.parse(typed, "EUR")).isEmpty();
    }

    @Test
    void writesAmountsInTheReadersLanguage() {
        Amounts amounts = new Amounts();
        assertThat(amounts.in(Locale.GERMAN, new Money(123450, "EUR"))).contains("1.234,50 EUR");
        assertThat(amounts.in(Locale.ENGLISH, new Money(1200, "JPY"))).contains("1,200 JPY");
        assertThat(amounts.field(new Money(4990, "EUR"))).isEqualTo("49.90");
    }
}
