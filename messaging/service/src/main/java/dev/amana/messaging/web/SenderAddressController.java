package dev.amana.messaging.web;

import dev.amana.messaging.confirmation.Confirmations;
import dev.amana.messaging.party.EmailAddress;
import dev.amana.messaging.party.SenderAddresses;
import dev.amana.messaging.settings.AddressBook;
import dev.amana.platform.security.Caller;
import dev.amana.platform.security.Roles;
import dev.amana.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The addresses from which a party may write beside the one that the marketplace knows. */
@RestController
@RequestMapping("/api/sender-addresses")
@Tag(name = "Sender addresses")
class SenderAddressController {
    private final Confirmations confirmations;
    private final AddressBook book;

    SenderAddressController(Confirmations confirmations, AddressBook book) {
        this.confirmations = confirmations;
        this.book = book;
    }

    /** @param partyId whose address it is, where the marketplace adds it; a party adds its own only */
    record Wanted(
            @Pattern(regexp = ConversationRequest.ID) @Nullable
            String partyId,

            @NotBlank @Email @Size(max = 254) String address) {}

    /**
     * @param verified whether mail from it is taken; until then it waits to be confirmed by the mail that went there
     * @param delivery whether the party's mails go there
     */
    record View(String id, String address, boolean verified, boolean delivery) {}

    record Page(List<View> items) {}

    /** @param id of a confirmed address; absent for the one that the marketplace knows */
    record Delivery(@Nullable String id) {}

    @PostMapping
    @PreAuthorize("hasAnyRole('buyer', 'seller', 'marketplace')")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "addSenderAddress",
            summary = "Adds an address to write from; a party's own is confirmed by a mail that goes there")
    View add(@Valid @RequestBody Wanted wanted) {
        Caller caller = Caller.current();
        SenderAddresses.Row added = caller.has(Roles.MARKETPLACE) && wanted.partyId() != null
                ? vouchedFor(wanted.partyId(), wanted.address())
                : book.add(caller.subject(), wanted.address());
        return new View(added.id(), added.address(), added.verified(), false);
    }

    private SenderAddresses.Row vouchedFor(String partyId, String text) {
        return EmailAddress.parse(text)
                .map(address -> confirmations
                        .add(partyId, address)
                        .orElseThrow(() -> new ProblemException(HttpStatus.CONFLICT, "sender-address-not-added")))
                .orElseThrow(() -> new ProblemException(HttpStatus.BAD_REQUEST, "not-an-address"));
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('buyer', 'seller')")
    @Operation(operationId = "listSenderAddresses", summary = "The caller's own added addresses")
    Page list() {
        return new Page(book.of(Caller.current().subject()).stream()
                .flatMap(SenderAddressController::added)
                .toList());
    }

    @PutMapping("/delivery")
    @PreAuthorize("hasAnyRole('buyer', 'seller')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "chooseDeliveryAddress", summary = "To which of the caller's addresses their mails go")
    void deliverTo(@Valid @RequestBody Delivery delivery) {
        book.deliverTo(Caller.current().subject(), delivery.id());
    }

    @DeleteMapping("/{id}")
    @PreAuthorize("hasAnyRole('buyer', 'seller')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeSenderAddress", summary = "Takes mail from this address no longer")
    void remove(@PathVariable String id) {
        book.remove(Caller.current().subject(), id);
    }

    private static Stream<View> added(AddressBook.Entry entry) {
        return Stream.ofNullable(entry.id())
                .map(id -> new View(id, entry.address(), entry.verified(), entry.delivery()));
    }
}
