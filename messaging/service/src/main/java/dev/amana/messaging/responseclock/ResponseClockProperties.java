package dev.amana.messaging.responseclock;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code amana.messaging.response-clock.*}.
 *
 * @param answerWithin how long a seller has to answer
 * @param remindBefore how long before its end the seller is reminded
 * @param checkEvery how often it is looked for what is due
 * @param mostAtOnce questions that one check handles; the rest waits for the next
 * @param window what the metric of a seller looks back on
 * @param afterAnswer how long after the last answer the conversation still counts as answering
 */
@Validated
@ConfigurationProperties("amana.messaging.response-clock")
public record ResponseClockProperties(
        @DefaultValue("24h") Duration answerWithin,
        @DefaultValue("4h") Duration remindBefore,
        @DefaultValue("30s") Duration checkEvery,
        @Min(1) @DefaultValue("200") int mostAtOnce,
        @DefaultValue("90d") Duration window,
        @DefaultValue("48h") Duration afterAnswer) {}
