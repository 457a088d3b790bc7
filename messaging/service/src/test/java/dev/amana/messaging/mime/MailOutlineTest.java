package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailOutlineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            None                     | true  | true
            OOF                      | true  | true
            DR, RN, NRN, OOF         | true  | true
            OOF, AutoReply           | false | true
            DR, OOF, AutoReply       | false | true
            autoreply,oof            | false | true
            NDR                      | true  | false
            DR, NDR, RN, NRN, OOF, AutoReply | false | false
            """)
    void whatAMailWantsNoAnswerOfSuppressesThoseAnswersAndMakesItNoMachines(
            String suppressed, boolean notices, boolean reports) {
        MailOutline mail = with("X-Auto-Response-Suppress: " + suppressed);
        assertThat(mail.automatic()).isFalse();
        assertThat(mail.takesNotices()).isEqualTo(notices);
        assertThat(mail.takesReports()).isEqualTo(reports);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Auto-Response-Suppress: All",
                "X-Auto-Response-Suppress: OOF, all",
                "X-Loop: support@desk.test",
                "Auto-Submitted: auto-replied (vacation)",
                "Precedence: bulk"
            })
    void machineIsAnsweredByNothing(String sign) {
        MailOutline mail = with(sign);
        assertThat(mail.automatic()).isTrue();
        assertThat(mail.takesNotices()).isFalse();
        assertThat(mail.takesReports()).isFalse();
    }

    private static MailOutline with(String field) {
        return MailOutline.of(("From: Berta <b@mail.test>\r\n" + field + "\r\nSubject: Lamp\r\n\r\nIs it glass?\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }
}
