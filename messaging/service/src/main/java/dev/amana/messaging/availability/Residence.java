package dev.amana.messaging.availability;

import java.time.Instant;

/**
 * What decides whether an order concerns a party.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Residence(String country, Instant registeredAt) {}
