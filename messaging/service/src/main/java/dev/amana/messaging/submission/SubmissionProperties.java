package dev.amana.messaging.submission;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of submission by mail program. Its other limits are those of the SMTP server.
 *
 * @param host what people type into their mail program as its server; where none is named, the name that the server
 *     announces
 * @param mostPasswords that one member of staff may have at once
 * @param passwordLifetime how long one is taken after its owner made or renewed it, signed in
 * @param mostFailures wrong passwords within the window, of one user from one network or of one password; more are not
 *     looked at
 * @param mostFailuresPerNetwork the same of all users from one network: an IPv4 address or an IPv6 /64
 * @param failureWindow how long a wrong password counts
 * @param rememberedFailures what failures are counted of; the oldest are forgotten first
 * @param demoPassword with which the demo's {@code agent} signs in, on one machine only
 */
@ConfigurationProperties("amana.messaging.submission")
public record SubmissionProperties(
        @Nullable String host,
        @DefaultValue("5") int mostPasswords,
        @DefaultValue("90d") Duration passwordLifetime,
        @DefaultValue("10") int mostFailures,
        @DefaultValue("50") int mostFailuresPerNetwork,
        @DefaultValue("15m") Duration failureWindow,
        @DefaultValue("10000") int rememberedFailures,
        @Nullable String demoPassword) {}
