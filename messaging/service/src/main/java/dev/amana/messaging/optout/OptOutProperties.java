package dev.amana.messaging.optout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code amana.messaging.opt-out.*}.
 *
 * @param linkValidFor how long the link in a mail works
 */
@ConfigurationProperties("amana.messaging.opt-out")
public record OptOutProperties(@DefaultValue("730d") Duration linkValidFor) {}
