package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictHeaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Ann <ann@mail.test>\nSubject: Lamp\n\nFrom: eve@mail.test\n",
                "Received: by here\r\n for there\r\nFROM : Ann\r\n\t<ann@mail.test>\r\n\r\nHello",
                "Subject: Lamp\r\n \r\nFrom: ann@mail.test\r\n\r\nlf\nhere",
                "From: ann@mail.test"
            })
    void oneSenderIsRead(String mail) {
        assertThat(Senders.from(bytes(mail))).containsExactly("ann@mail.test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\nFrom: ann@mail.test\r\n\r\n",
                "Subject: Lamp\r\n\r\nFrom: ann@mail.test",
                "From: ann@mail.test\r\nfrom : eve@mail.test\r\n\r\n",
                "From: ann@mail.test\r\nno field\r\nSubject: Lamp\r\n\r\n",
                " From: ann@mail.test\r\n\r\n",
                "From: ann@mail.test\r\nFr\u00f6m: eve@mail.test\r\n\r\n",
                "From: ann@mail.test\r\nX: a\nFrom: eve@mail.test\r\n\r\n",
                "From: ann@mail.test\r\nX: a\rFrom: eve@mail.test\r\n\r\n",
                "From: ann@mail.test\r\nX: a\n\nFrom: eve@mail.test\r\n\r\n",
                "From: ann@mail.test\r\nX: a\r\n\nFrom: eve@mail.test\r\n\r\n"
            })
    void headerThatCanBeReadInTwoWaysNamesNobody(String mail) {
        assertThat(Senders.from(bytes(mail))).isEmpty();
        assertThat(Senders.certain(bytes(mail))).isFalse();
    }

    @Test
    void endlessHeaderNamesNobody() {
        assertThat(Senders.from(bytes("From: ann@mail.test\r\n" + "X: a\r\n".repeat(60_000))))
                .isEmpty();
    }

    private static byte[] bytes(String mail) {
        return mail.getBytes(StandardCharsets.ISO_8859_1);
    }
}
