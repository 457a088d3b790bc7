package dev.amana.messaging.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.outbound.OutboundProperties.Tls;
import dev.amana.messaging.outbound.QueueFixture.Hops;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatientTransportTest {
    private static final Duration REPLY_TIMEOUT = Duration.ofMillis(300);

    @Test
    void serverThatLooksThroughAMailForLongerThanItMayTakeToAnswerIsWaitedFor() throws Exception {
        try (Sink sink = new Sink()) {
            Hops hops = new Hops("127.0.0.1:" + sink.port(), null, Tls.OFF, 25, null);
            OutboundProperties settings =
                    QueueFixture.settings(hops, Duration.ofDays(4), Duration.ofMinutes(2), REPLY_TIMEOUT);
            try (SmtpConnection connection = SmtpConnection.open(
                    SmtpConnection.session(settings, Tls.OFF, "alias.amana.test"),
                    new Hop("localhost", sink.port()),
                    InetAddress.getLoopbackAddress(),
                    settings)) {
                Thread.ofVirtual().start(() -> {
                    await().pollDelay(REPLY_TIMEOUT.multipliedBy(3)).until(() -> sink.waiting.get() == 1);
                    sink.patience.countDown();
                });

                SendResult result = connection.send(
                        "Subject: long\r\n\r\nText\r\n".getBytes(StandardCharsets.UTF_8),
                        "bounce@alias.amana.test",
                        "slow@shop.test",
                        new Permit(() -> true));

                assertThat(result).isEqualTo(new SendResult.Accepted());
                assertThat(sink.taken).hasSize(1);
            }
        }
    }
}
