package dev.amana.gateway.intake;

import dev.amana.gateway.contract.MarketplaceEvent;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order.
 *
 * @param type {@code paid}, {@code shipped}, {@code delivered}, {@code returned} or {@code rated}
 * @param at when it happened; now, where it is missing
 * @param carrier with {@code shipped}, if known
 * @param tracking with {@code shipped}, if known
 * @param stars with {@code rated}: 1 to 5
 */
public record OrderFact(
        @NotBlank @Pattern(regexp = "paid|shipped|delivered|returned|rated")
        String type,

        @Nullable Instant at,
        @Nullable @Size(max = 100) String carrier,
        @Nullable @Size(max = 100) String tracking,
        @Nullable @Min(1) @Max(5) Integer stars) {

    @AssertTrue(message = "{gateway.stars-belong-to-a-rating}")
    boolean isStarsGivenWithRatingOnly() {
        return "rated".equals(type) == (stars != null);
    }

    MarketplaceEvent published(String orderId, Instant now) {
        Instant when = at == null ? now : at;
        return switch (type) {
            case "paid" -> new MarketplaceEvent.OrderPaid(orderId, when);
            case "shipped" -> new MarketplaceEvent.OrderShipped(orderId, carrier, tracking, when);
            case "delivered" -> new MarketplaceEvent.OrderDelivered(orderId, when);
            case "returned" -> new MarketplaceEvent.OrderReturned(orderId, when);
            case "rated" -> new MarketplaceEvent.OrderRated(orderId, stars == null ? 0 : stars, when);
            default -> throw new IllegalArgumentException("Not validated: " + type);
        };
    }
}
