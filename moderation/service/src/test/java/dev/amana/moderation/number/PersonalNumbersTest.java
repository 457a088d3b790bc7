package dev.amana.moderation.number;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.signal.Passage;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are the examples of standards, schemes and offices; none is anybody's. */
class PersonalNumbersTest {
    private final PersonalNumbers numbers = new PersonalNumbers(new Normaliser());

    private List<Signal> signals(String text) {
        Message message = new Message(Role.SELLER, Role.BUYER, "en", List.of(text), List.of());
        return numbers.signals(Passage.own(message, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "my card is 4111 1111 1111 1111, valid to 12/27, 123",
                "4111 1111 1111 1111 12/27",
                "4111-1111-1111-1111",
                "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
                "4.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1",
                "٤١١١ ١١١١ ١١١١ ١١١١",
                "۴۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱",
                "４１１１　１１１１　１１１１　１１１１",
                "41\u200b11 11\u00ad11 1111 1111",
                "カード番号は5555555555554444です",
                "Amex 3782 822463 10005",
                "order it with card 4111111111111111",
                "The invoice shows 4111 1111 1111 1111",
                "I paid your invoice with 4111 1111 1111 1111",
                "For the order I used 4111-1111-1111-1111, as always",
                "Auf der Rechnung steht 4111 1111 1111 1111",
                "Die Bestellung habe ich mit 4111111111111111 bezahlt",
                "دفعت الفاتورة بالرقم 4111 1111 1111 1111",
                "請求書に4111 1111 1111 1111と書いてあります",
                "Diners 30569309025904"
            })
    void cardsAreFoundInAllDigitsAndSpacings(String text) {
        assertThat(signals(text)).extracting(Signal::name).containsExactly("personal-data.card");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89 3704 0044 0532 0130 00",
                "de89370400440532013000",
                "transfer to GB82 WEST 1234 5698 7654 32 please",
                "SA03 8000 0000 6080 1016 7519",
                "ＤＥ８９ ３７０４ ００４４ ０５３２ ０１３０ ００",
                "D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0",
                "AE٠٧٠٣٣١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦"
            })
    void accountsAreFoundInAllDigitsAndSpacings(String text) {
        assertThat(signals(text)).extracting(Signal::name).containsExactly("personal-data.iban");
    }

    @ParameterizedTest
    @CsvSource({
        "Seine Steuer-ID ist 86095742719, personal-data.tax-id",
        "IdNr. 47 036 892 816, personal-data.tax-id",
        "マイナンバーは123456789018です, personal-data.my-number",
        "個人番号 １２３４ ５６７８ ９０１８, personal-data.my-number",
        "رقم الهوية ١٠٠٠٠٠٠٠٠٨, personal-data.national-id",
        "her iqama is 2000000006, personal-data.national-id"
    })
    void papersAreFoundWhereAWordSaysWhatTheyAre(String text, String name) {
        assertThat(signals(text)).extracting(Signal::name).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Right by their check digit, but orders, parcels, phones and papers that nobody calls so.
                "your order 4111111111111111 has been sent",
                "Bestellnummer: 4111-1111-1111-1111",
                "رقم الطلب 4111111111111111",
                "注文番号 4111111111111111",
                "tracking 4111 1111 1111 1111",
                "Invoice no. 4111111111111111",
                "The tracking number is: 4111 1111 1111 1111",
                "Rechnung Nr. 4111-1111-1111-1111",
                "Ihre Sendungsnummer lautet 4111111111111111",
                "رقم الفاتورة هو 4111111111111111",
                "請求番号は4111111111111111です",
                "12345678901234567890",
                "1Z 999 AA1 01 2345 6784",
                "9400 1000 0000 0000 0000 00",
                "00340434161094042557",
                "JD014600006281230701",
                "302-1234567-1234567",
                "call +49 30 901820 or 0170 1234567",
                "86095742719",
                "123456789018",
                "1000000008",
                // Nearly right.
                "4111 1111 1111 1112",
                "DE89 3704 0044 0532 0130 01",
                "IdNr. 86095742718",
                "マイナンバーは123456789019です",
                "no 12 of 34 in 5678 and 9012 for 3456",
                "2026-11-22 05:04:53.123456",
                "ISBN 978-3-16-148410-0",
                "EAN 4006381333931",
                "The IMEI of the phone is 356938033335643809"
            })
    void ordersParcelsAndPhonesAreNoFalseAlarms(String text) {
        assertThat(signals(text)).isEmpty();
    }

    @Test
    void theSignalCoversTheNumberAsItStands() {
        String text = "It is ٤١١١ ١١١١ ١١١١ ١١١١, thanks";
        assertThat(signals(text)).singleElement().satisfies(signal -> {
            assertThat(signal.words()).isEqualTo("٤١١١ ١١١١ ١١١١ ١١١١");
            assertThat(text.substring(signal.start(), signal.end())).isEqualTo(signal.words());
        });
    }
}
