package dev.amana.gateway.intake;

import dev.amana.gateway.contract.MarketplaceEvent.Item;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPlaced;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/**
 * An order as the marketplace knows it now.
 *
 * @param totalMinor in the currency's minor unit
 * @param currency ISO 4217
 */
public record OrderDetails(
        @NotBlank @Size(max = 100) @Pattern(regexp = Identifiers.PATTERN)
        String buyerId,

        @NotBlank @Size(max = 100) @Pattern(regexp = Identifiers.PATTERN)
        String sellerId,

        @PositiveOrZero @Max(MAX_MINOR) long totalMinor,
        @NotBlank @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotEmpty @Size(max = 500) List<@Valid @NotNull OrderedItem> items,
        @NotNull Instant placedAt) {
    /** Ten billion of a currency with two decimals: above it, a slip of the keyboard is likelier than an order. */
    static final long MAX_MINOR = 1_000_000_000_000L;

    /** @param priceMinor price of one piece */
    public record OrderedItem(
            @NotBlank @Size(max = 100) @Pattern(regexp = Identifiers.PATTERN)
            String itemId,

            @NotBlank @Size(max = 300) String title,
            @Positive @Max(1_000_000) int quantity,
            @PositiveOrZero @Max(MAX_MINOR) long priceMinor) {

        private Item published() {
            return new Item(itemId, title, quantity, priceMinor);
        }
    }

    OrderPlaced published(String orderId) {
        return new OrderPlaced(
                orderId,
                buyerId,
                sellerId,
                totalMinor,
                currency,
                items.stream().map(OrderedItem::published).toList(),
                placedAt);
    }
}
