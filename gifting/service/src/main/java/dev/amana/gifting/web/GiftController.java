package dev.amana.gifting.web;

import dev.amana.gifting.gift.GiftCommand.PlaceGift;
import dev.amana.gifting.gift.GiftTable;
import dev.amana.gifting.order.GiftedPieces;
import dev.amana.gifting.order.KnownOrders;
import dev.amana.gifting.order.KnownParties;
import dev.amana.gifting.wishlist.WishListCommand.ReserveItem;
import dev.amana.gifting.wishlist.WishListCommand.Reserved;
import dev.amana.gifting.wishlist.WishListRejection;
import dev.amana.platform.Ids;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What one gives and what one receives. What the two views leave out is what gifting is about. */
@RestController
@RequestMapping("/api/gifts")
class GiftController {
    private final CommandGateway commands;
    private final GiftTable table;
    private final KnownOrders orders;
    private final GiftedPieces pieces;
    private final KnownParties parties;

    GiftController(
            CommandGateway commands, GiftTable table, KnownOrders orders, GiftedPieces pieces, KnownParties parties) {
        this.commands = commands;
        this.table = table;
        this.orders = orders;
        this.pieces = pieces;
        this.parties = parties;
    }

    /** @param showGiver whether the recipient may learn who gave; no, unless it is said */
    record NewGift(
            @NotBlank @Size(max = 100) String wishListId,
            @NotBlank @Size(max = 100) String itemId,
            @NotBlank @Size(max = 100) String orderId,
            @Nullable Boolean showGiver) {}

    record Placed(String giftId) {}

    /** @param title left out where the recipient's profile is erased */
    record Given(
            String giftId,
            String orderId,
            String wishListId,
            String itemId,
            @Nullable String title,
            boolean showGiver,
            Instant placedAt,
            @Nullable Instant deliveredAt) {}

    /**
     * @param title left out where one's profile is erased
     * @param entitlementId under which the recipient asks for support, exchange and warranty
     * @param giver the giver's name; left out without consent
     */
    record Received(
            String giftId,
            String itemId,
            @Nullable String title,
            @Nullable Instant deliveredAt,
            @Nullable String entitlementId,
            List<String> rights,
            @Nullable String giver) {}

    @PostMapping
    @PreAuthorize("hasRole('buyer')")
    ResponseEntity<Placed> place(@Valid @RequestBody NewGift gift) {
        String giver = Caller.current().subject();
        if (!orders.isBoughtBy(gift.orderId(), giver)) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "unknown-order");
        }
        String giftId = Ids.derived("gift", gift.orderId(), gift.wishListId(), gift.itemId());
        Reserved item = reserve(gift, giftId, giver);
        commands.sendAndWait(new PlaceGift(
                giftId,
                gift.orderId(),
                gift.wishListId(),
                gift.itemId(),
                item.title(),
                giver,
                item.recipientId(),
                Boolean.TRUE.equals(gift.showGiver())));
        return ResponseEntity.created(URI.create("/api/gifts/given")).body(new Placed(giftId));
    }

    /** A piece of the order first, then the wish; where the wish is refused, the piece is free again. */
    private Reserved reserve(NewGift gift, String giftId, String giver) {
        boolean taken = pieces.take(gift.orderId(), gift.itemId(), giftId);
        try {
            return commands.sendAndWait(new ReserveItem(gift.wishListId(), gift.itemId(), giftId, giver));
        } catch (AggregateNotFoundException unknown) {
            free(taken, giftId);
            throw new ProblemException(HttpStatus.NOT_FOUND, "unknown-wish-list");
        } catch (WishListRejection refused) {
            free(taken, giftId);
            throw refused;
        }
    }

    private void free(boolean taken, String giftId) {
        if (taken) {
            pieces.free(giftId);
        }
    }

    @GetMapping("/given")
    @PreAuthorize("hasAnyRole('buyer', 'seller')")
    List<Given> given() {
        return table.given(Caller.current().subject()).stream()
                .map(gift -> new Given(
                        gift.giftId(),
                        gift.orderId(),
                        gift.wishListId(),
                        gift.itemId(),
                        gift.title(),
                        gift.giverShown(),
                        gift.placedAt(),
                        gift.deliveredAt()))
                .toList();
    }

    @GetMapping("/received")
    @PreAuthorize("hasAnyRole('buyer', 'seller')")
    List<Received> received() {
        return table.received(Caller.current().subject()).stream()
                .map(gift -> new Received(
                        gift.giftId(),
                        gift.itemId(),
                        gift.title(),
                        gift.deliveredAt(),
                        gift.entitlementId(),
                        List.of("support", "exchange", "warranty"),
                        gift.giverShown() ? parties.name(gift.giverId()).orElse(null) : null))
                .toList();
    }
}
