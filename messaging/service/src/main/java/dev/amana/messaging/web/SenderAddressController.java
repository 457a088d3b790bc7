package dev.amana.messaging.web;

import dev.amana.messaging.confirmation.Confirmations;
import dev.amana.messaging.party.EmailAddress;
import dev.amana.messaging.party.SenderAddresses;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
    private final SenderAddresses addresses;

    SenderAddressController(Confirmations confirmations, SenderAddresses addresses) {
        this.confirmations = confirmations;
        this.addresses = addresses;
    }

    /** @param partyId whose address it is, where the marketplace adds it; a party adds its own only */
    record Wanted(
            @Pattern(regexp = ConversationRequest.ID) @Nullable
            String partyId,

            @NotBlank @Email @Size(max = 254) String address) {}

    /** @param verified whether mail from it is taken; until then it waits to be confirmed by the mail that went there */
    record View(String id, String address, boolean verified) {}

    record Page(List<View> items) {}

    @PostMapping
    @PreAuthorize("hasAnyRole('buyer', 'seller', 'marketplace')")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "addSenderAddress",
            summary = "Adds an address to write from; a party's own is confirmed by a mail that goes there")
    View add(@Valid @RequestBody Wanted wanted) {
        EmailAddress address = EmailAddress.parse(wanted.address())
                .orElseThrow(() -> new ProblemException(HttpStatus.BAD_REQUEST, "not-an-address"));
        Caller caller = Caller.current();
        Optional<SenderAddresses.Row> added = caller.has(Roles.MARKETPLACE) && wanted.partyId() != null
                ? confirmations.add(wanted.partyId(), address)
                : confirmations.ask(caller.subject(), address);
        return added.map(SenderAddressController::view)
                .orElseThrow(() -> new ProblemException(HttpStatus.CONFLICT, "sender-address-not-added"));
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('buyer', 'seller')")
    @Operation(operationId = "listSenderAddresses", summary = "The caller's own added addresses")
    Page list() {
        return new Page(addresses.of(Caller.current().subject()).stream()
                .map(SenderAddressController::view)
                .toList());
    }

    @DeleteMapping("/{id}")
    @PreAuthorize("hasAnyRole('buyer', 'seller')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeSenderAddress", summary = "Takes mail from this address no longer")
    void remove(@PathVariable String id) {
        if (!addresses.remove(Caller.current().subject(), id)) {
            throw Access.notFound();
        }
    }

    private static View view(SenderAddresses.Row row) {
        return new View(row.id(), row.address(), row.verified());
    }
}
