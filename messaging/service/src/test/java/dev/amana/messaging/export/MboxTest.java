package dev.amana.messaging.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MboxTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void linesThatLookLikeASeparatorAreQuotedSoThatTheyCanBeReadBack() throws IOException {
        String mail = "Subject: Hello\r\n\r\nFrom here\r\n>From there\r\nFromage\r\n>> From\r\n";
        ByteArrayOutputStream mbox = new ByteArrayOutputStream();
        new Mbox(mbox)
                .add("a@alias.test", NOON, mail.getBytes(StandardCharsets.UTF_8))
                .add("b@alias.test", NOON, "X: 1\n\nlast".getBytes(StandardCharsets.UTF_8));
        assertThat(mbox.toString(StandardCharsets.UTF_8)).isEqualTo("""
                From a@alias.test Sun Nov  1 12:00:00 2026
                Subject: Hello

                >From here
                >>From there
                Fromage
                >> From

                From b@alias.test Sun Nov  1 12:00:00 2026
                X: 1

                last

                """);
    }
}
