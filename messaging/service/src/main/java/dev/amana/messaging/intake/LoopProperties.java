package dev.amana.messaging.intake;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code amana.messaging.loops.*}.
 *
 * @param mostHops servers that a mail may have passed (RFC 5321, section 6.3)
 * @param mostAutomaticPerDay automatic messages, such as vacation replies, that one side of a conversation may send in 24
 *     hours; two programs that answer each other are cut there
 * @param mostTurns how often two sides may answer each other by mail, under one subject, within {@code turnsWithin}: people do not write as fast,
 *     and so programs without any sign of being programs are paused there
 * @param turnsWithin also the first pause; each further one is twice as long, up to 64 times
 */
@Validated
@ConfigurationProperties("amana.messaging.loops")
public record LoopProperties(
        @Min(1) @DefaultValue("50") int mostHops,
        @Min(1) @DefaultValue("10") int mostAutomaticPerDay,
        @Min(2) @DefaultValue("40") int mostTurns,
        @DefaultValue("10m") Duration turnsWithin) {}
