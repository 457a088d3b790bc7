package dev.amana.messaging.submission;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of submission by mail program. Its other limits are those of the SMTP server.
 *
 * @param mostPasswords that one member of staff may have at once
 * @param mostFailures wrong passwords within the window, of one user or from one client address; more are not looked at
 * @param failureWindow how long a wrong password counts
 * @param rememberedFailures users and addresses of which failures are counted; the oldest are forgotten first
 * @param demoPassword with which the demo's {@code agent} signs in, on one machine only
 */
@ConfigurationProperties("amana.messaging.submission")
public record SubmissionProperties(
        @DefaultValue("5") int mostPasswords,
        @DefaultValue("10") int mostFailures,
        @DefaultValue("15m") Duration failureWindow,
        @DefaultValue("10000") int rememberedFailures,
        @Nullable String demoPassword) {}
