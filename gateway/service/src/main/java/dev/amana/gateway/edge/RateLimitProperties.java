package dev.amana.gateway.edge;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Requests a minute ({@code amana.gateway.limits}). A full allowance may be used at once and refills evenly.
 *
 * @param callerPerMinute for a person, by the token's subject
 * @param machinePerMinute for the marketplace's backend and for partners
 * @param addressPerMinute for who has no valid token (sign-in included), by address
 * @param rememberedCallers how many allowances are kept in memory
 */
@ConfigurationProperties("amana.gateway.limits")
record RateLimitProperties(long callerPerMinute, long machinePerMinute, long addressPerMinute, int rememberedCallers) {}
