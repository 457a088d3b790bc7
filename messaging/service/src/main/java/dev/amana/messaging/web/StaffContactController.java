package dev.amana.messaging.web;

import dev.amana.messaging.receipt.Receipts;
import dev.amana.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer's wish to hear no more of staff in a conversation, signed in. */
@RestController
@RequestMapping("/api/conversations/{conversationId}/staff-contact")
@PreAuthorize("hasAnyRole('buyer', 'seller')")
@Tag(name = "Preferences")
class StaffContactController {
    private final Access access;
    private final Receipts receipts;

    StaffContactController(Access access, Receipts receipts) {
        this.access = access;
        this.receipts = receipts;
    }

    @PostMapping("/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "refuseStaffContact",
            summary = "No further contact by staff until the caller writes again")
    void refuse(@PathVariable String conversationId) {
        access.part(conversationId);
        receipts.refuseContact(conversationId, Caller.current().subject());
    }
}
