package dev.amana.messaging.party;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "Berta@Mail.Test, berta@mail.test",
        "<berta@mail.test>, berta@mail.test",
        "  berta@mail.test, berta@mail.test",
        "berta.b+tag@mail.test, berta.b+tag@mail.test",
        "berta@bücher.test, berta@xn--bcher-kva.test",
        "BERTA@XN--BCHER-KVA.TEST, berta@xn--bcher-kva.test"
    })
    void spellingsOfTheSameMailboxAreEqual(String typed, String canonical) {
        assertThat(EmailAddress.parse(typed)).contains(new EmailAddress(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<>", "berta", "@mail.test", "berta@", "ber ta@mail.test", "a@b\r\nRCPT TO:<c@d>"})
    void whatIsNoAddressIsNone(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void addressBeyondTheStandardsLengthIsNone() {
        assertThat(EmailAddress.parse("a".repeat(250) + "@mail.test")).isEmpty();
    }
}
