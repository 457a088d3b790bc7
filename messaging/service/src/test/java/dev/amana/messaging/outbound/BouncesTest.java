package dev.amana.messaging.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BouncesTest {

    static String report(String action, String status) {
        return """
                Content-Type: multipart/report;
                \tboundary="b"; report-type=delivery-status

                --b
                Content-Type: text/plain

                Your mail: see below.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.shop.test

                Final-Recipient: rfc822; seller@shop.test
                Action: %s
                Status: %s
                --b--
                """.formatted(action, status);
    }

    @Test
    void reportOfAFailureCounts() {
        assertThat(Bounces.failure(report("failed", "5.2.2"))).isEqualTo("5.2.2");
        assertThat(Bounces.failure(report("failed", "5.2.2").replace("\n", "\r\n")))
                .isEqualTo("5.2.2");
    }

    @Test
    void reportOfAnythingElseDoesNot() {
        assertThat(Bounces.failure(report("delayed", "4.4.1"))).isNull();
        assertThat(Bounces.failure(report("delivered", "2.0.0"))).isNull();
        assertThat(Bounces.failure(report("failed", "4.4.1"))).isNull();
    }

    @Test
    void mailThatOnlyTalksOfAReportDoesNot() {
        assertThat(Bounces.failure("Subject: Away\n\nI am away until Monday.\n"))
                .isNull();
        assertThat(Bounces.failure("Content-Type: text/plain\n\n" + report("failed", "5.2.2")))
                .isNull();
        assertThat(Bounces.failure(report("failed", "5.2.2").replace("message/delivery-status", "text/plain")))
                .isNull();
    }
}
