package dev.amana.gateway.index;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the case index ({@code amana.gateway.index}).
 *
 * @param alias the name that is searched; the indices behind it carry a number
 * @param batchCases cases in one bulk call, at most
 * @param messagesPerCase the newest messages of a case that are searched
 * @param charactersPerMessage of a message's text that are searched
 * @param charactersPerCase of all its texts together
 * @param pollMillis how long a change that another instance wrote may go unnoticed
 * @param maxBackoffMillis between tries while Elasticsearch is away
 * @param startWaitMillis how long the gateway's start waits for the index
 */
@ConfigurationProperties("amana.gateway.index")
record IndexProperties(
        @DefaultValue("amana-cases") String alias,
        @DefaultValue("50") int batchCases,
        @DefaultValue("100") int messagesPerCase,
        @DefaultValue("8000") int charactersPerMessage,
        @DefaultValue("64000") int charactersPerCase,
        @DefaultValue("1000") int pollMillis,
        @DefaultValue("5000") int maxBackoffMillis,
        @DefaultValue("30000") int startWaitMillis) {}
