package dev.amana.messaging.web;

import dev.amana.messaging.party.AddressReturns;
import dev.amana.messaging.party.Suspension;
import dev.amana.messaging.party.Suspensions;
import dev.amana.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Addresses that get no mail for now. Nothing here says what the address is. */
@RestController
@RequestMapping("/api/conversations/suspensions")
@PreAuthorize("hasAnyRole('marketplace', 'operator', 'trust', 'trust-lead')")
@Tag(name = "Suspensions")
class SuspensionController {
    private final Suspensions suspensions;
    private final AddressReturns returns;

    SuspensionController(Suspensions suspensions, AddressReturns returns) {
        this.suspensions = suspensions;
        this.returns = returns;
    }

    /** @param status enhanced status code (RFC 3463) of the last failure */
    record View(String suspensionId, String conversationId, int failures, String status, Instant since) {
        static View of(Suspension suspension) {
            return new View(
                    suspension.suspensionId(),
                    suspension.conversationId(),
                    suspension.failures(),
                    suspension.status(),
                    suspension.since());
        }
    }

    record Page(List<View> items) {}

    @GetMapping
    @Operation(operationId = "listSuspensions", summary = "Whether a party's address gets no mail for now, and why")
    Page list(@RequestParam String partyId) {
        return new Page(suspensions.of(partyId).stream().map(View::of).toList());
    }

    @DeleteMapping
    @PreAuthorize("hasAnyRole('marketplace', 'operator')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "liftSuspensions", summary = "Sends mails to a party's address again")
    void lift(@RequestParam String partyId) {
        returns.lift(partyId, Caller.current().subject());
    }
}
