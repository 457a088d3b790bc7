package dev.amana.messaging.bounce;

/** What mail systems send back, for tests. Line ends are LF. */
public final class Reports {
    private Reports() {}

    public static String deliveryStatus(String recipient, String action, String status, String messageId) {
        return """
                From: Mail Delivery System <MAILER-DAEMON@mx.shop.test>
                Subject: Mail delivery report
                MIME-Version: 1.0
                Content-Type: multipart/report;
                \tboundary="b"; report-type=delivery-status

                --b
                Content-Type: text/plain

                Your mail: see below. No such user here.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.shop.test

                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s
                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s
                Subject: The lamp
                --b--
                """.formatted(recipient, action, status, messageId);
    }

    public static String complaint(String messageId) {
        return """
                From: Feedback <fbl@mail.test>
                Subject: Abuse report
                MIME-Version: 1.0
                Content-Type: multipart/report; boundary="b"; report-type=feedback-report

                --b
                Content-Type: text/plain

                A user objected.
                --b
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                Version: 1
                --b
                Content-Type: message/rfc822

                Message-ID: %s
                Subject: The lamp

                Hello
                --b--
                """.formatted(messageId);
    }
}
