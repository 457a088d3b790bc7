package dev.amana.messaging.process;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code amana.messaging.failures.*}.
 *
 * @param mostReportsPerDay delivery reports that one author gets by mail in 24 hours; the state shows in any case
 * @param suspendAfter messages that come back for good before an address gets no more mail
 * @param within the time in which they come back
 */
@Validated
@ConfigurationProperties("amana.messaging.failures")
public record FailureProperties(
        @Min(0) @DefaultValue("20") int mostReportsPerDay,
        @Min(1) @DefaultValue("3") int suspendAfter,
        @DefaultValue("7d") Duration within) {}
