package dev.amana.messaging.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmtpReplyTest {
    @Test
    void whatAClaimHoldsUpMayPassAnotherTime() {
        assertThat(SmtpReply.contactPaused().mayPass()).isTrue();
        assertThat(SmtpReply.contactPausedElsewhere("[Important]").mayPass()).isTrue();
        assertThat(SmtpReply.tryAgainLater().mayPass()).isTrue();
        assertThat(SmtpReply.unknownAlias().mayPass()).isFalse();
    }

    @Test
    void repliesFitIntoALine() {
        assertThat(SmtpReply.contactPausedElsewhere("[Important]").line()).hasSizeLessThan(510);
    }
}
