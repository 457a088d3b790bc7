package dev.amana.gateway.console;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of pages that update by themselves ({@code amana.gateway.live}).
 *
 * @param maxSubscribers open event streams of this instance, at most
 * @param pollSeconds how long a change that another instance wrote may go unnoticed; also the heartbeat
 * @param maxMinutes after which a stream ends and the browser opens a new one, signed in anew
 */
@ConfigurationProperties("amana.gateway.live")
record LiveProperties(
        @DefaultValue("500") int maxSubscribers,
        @DefaultValue("5") int pollSeconds,
        @DefaultValue("10") int maxMinutes) {}
