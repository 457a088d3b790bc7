package dev.amana.payments.paycode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayCodeNumberTest {
    private final Random seeded = new Random(20261121);

    @Test
    void everyWrongDigitIsFound() {
        for (int round = 0; round < 200; round++) {
            String number = PayCodeNumber.random(seeded).digits();
            int place = seeded.nextInt(16);
            char wrong = (char) ('0' + (number.charAt(place) - '0' + 1 + seeded.nextInt(9)) % 10);
            assertThat(PayCodeNumber.isValid(number.substring(0, place) + wrong + number.substring(place + 1)))
                    .as("%s with %s at %s", number, wrong, place)
                    .isFalse();
        }
    }

    @Test
    void everyTwoDigitsThatChangedPlacesAreFound() {
        for (int round = 0; round < 200; round++) {
            StringBuilder number =
                    new StringBuilder(PayCodeNumber.random(seeded).digits());
            int place = seeded.nextInt(15);
            char first = number.charAt(place);
            char second = number.charAt(place + 1);
            number.setCharAt(place, second);
            number.setCharAt(place + 1, first);
            assertThat(PayCodeNumber.isValid(number.toString())).isEqualTo(first == second);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0123456789012345", "12345678901234567", "abcdefghijklmnop", "１２３４５６７８９０１２３４５６"})
    void otherFormsAreNoNumbers(String text) {
        assertThat(PayCodeNumber.isValid(text)).isFalse();
        assertThatThrownBy(() -> new PayCodeNumber(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
