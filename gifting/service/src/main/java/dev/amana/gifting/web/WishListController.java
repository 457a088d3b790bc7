package dev.amana.gifting.web;

import dev.amana.gifting.wishlist.WishListCommand.AddItem;
import dev.amana.gifting.wishlist.WishListCommand.CreateWishList;
import dev.amana.gifting.wishlist.WishListTable;
import dev.amana.platform.Ids;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own wish lists; and for somebody who was told a list's identifier, its items. */
@RestController
@RequestMapping("/api/wish-lists")
@PreAuthorize("hasAnyRole('buyer', 'seller')")
class WishListController {
    private final CommandGateway commands;
    private final WishListTable table;
    private final Ids ids;

    WishListController(CommandGateway commands, WishListTable table, Ids ids) {
        this.commands = commands;
        this.table = table;
        this.ids = ids;
    }

    /** @param address where gifts should go; it is never shown to a giver */
    record NewList(
            @NotBlank @Size(max = 200) String title,
            @Nullable @Size(max = 1_000) String address) {}

    record NewItem(
            @NotBlank @Size(max = 100) String itemId,
            @NotBlank @Size(max = 300) String title) {}

    record Created(String wishListId) {}

    record View(String wishListId, String title, List<ItemView> items) {}

    /** @param reserved whether somebody gives it already; left out for the owner */
    record ItemView(String itemId, String title, @Nullable Boolean reserved) {}

    @PostMapping
    ResponseEntity<Created> create(@Valid @RequestBody NewList list) {
        String owner = Caller.current().subject();
        String wishListId = ids.next();
        commands.sendAndWait(
                new CreateWishList(wishListId, owner, profile(owner, list.title()), address(owner, list.address())));
        return ResponseEntity.created(URI.create("/api/wish-lists/" + wishListId))
                .body(new Created(wishListId));
    }

    @PostMapping("/{wishListId}/items")
    ResponseEntity<ItemView> add(@PathVariable String wishListId, @Valid @RequestBody NewItem item) {
        String caller = Caller.current().subject();
        try {
            commands.sendAndWait(new AddItem(wishListId, caller, item.itemId(), profile(caller, item.title())));
        } catch (AggregateNotFoundException unknown) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "unknown-wish-list");
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(new ItemView(item.itemId(), item.title(), null));
    }

    @GetMapping
    List<View> own() {
        return table.ofOwner(Caller.current().subject()).stream()
                .map(this::view)
                .toList();
    }

    @GetMapping("/{wishListId}")
    View show(@PathVariable String wishListId) {
        return table.byId(wishListId).stream()
                .findFirst()
                .map(this::view)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-wish-list"));
    }

    private View view(WishListTable.Row row) {
        boolean own = row.ownerId().equals(Caller.current().subject());
        List<ItemView> items = table.items(row.wishListId()).stream()
                .map(item -> new ItemView(item.itemId(), item.title(), own ? null : item.reserved()))
                .toList();
        return new View(row.wishListId(), row.title(), items);
    }

    private static Personal profile(String owner, String text) {
        return Personal.of(owner, RetentionClass.PROFILE, text);
    }

    private static @Nullable Personal address(String owner, @Nullable String address) {
        return address == null || address.isBlank() ? null : profile(owner, address);
    }
}
