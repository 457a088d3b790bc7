package dev.amana.gateway.intake;

/**
 * The marketplace's receipt.
 *
 * @param factId identifier of the fact, which is its event's {@code ce_id} too
 * @param sequence 0-based number of the fact among those of its party or order
 * @param repeated whether it was known already
 */
public record Told(String factId, long sequence, boolean repeated) {}
