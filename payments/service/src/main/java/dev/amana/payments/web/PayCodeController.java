package dev.amana.payments.web;

import dev.amana.payments.issuing.IssuedCode;
import dev.amana.payments.issuing.PayCodeTable;
import dev.amana.payments.issuing.PayCodes;
import dev.amana.platform.security.Caller;
import dev.amana.platform.security.Roles;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A code is shown to the buyer whose order it pays, and to finance; to others it does not exist. */
@RestController
@RequestMapping("/api/pay-codes")
class PayCodeController {
    private final PayCodes payCodes;
    private final PayCodeTable table;

    PayCodeController(PayCodes payCodes, PayCodeTable table) {
        this.payCodes = payCodes;
        this.table = table;
    }

    record Order(@NotBlank @Size(max = 100) String orderId) {}

    /**
     * @param number 16 digits for the till
     * @param qr where the number is to be had as a picture
     */
    record View(
            String payCodeId,
            String orderId,
            String number,
            long amountMinor,
            String currency,
            Instant expiresAt,
            String state,
            String qr) {

        private static View of(IssuedCode code) {
            return new View(
                    code.payCodeId(),
                    code.orderId(),
                    code.number(),
                    code.amountMinor(),
                    code.currency(),
                    code.expiresAt(),
                    code.state().name(),
                    "/api/pay-codes/" + code.payCodeId() + "/qr");
        }
    }

    @PostMapping
    @PreAuthorize("hasRole('buyer')")
    ResponseEntity<View> issue(@Valid @RequestBody Order order) {
        PayCodes.Issued issued =
                payCodes.issue(order.orderId(), Caller.current().subject());
        View view = View.of(issued.code());
        return issued.isNew()
                ? ResponseEntity.created(URI.create("/api/pay-codes/" + view.payCodeId()))
                        .body(view)
                : ResponseEntity.ok(view);
    }

    @GetMapping("/{payCodeId}")
    View show(@PathVariable String payCodeId) {
        return View.of(visible(payCodeId));
    }

    /** A page that shows the picture gives the number as its text alternative: it is all that the picture says. */
    @GetMapping(path = "/{payCodeId}/qr", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> picture(@PathVariable String payCodeId) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(QrPicture.png(visible(payCodeId).number()));
    }

    private IssuedCode visible(String payCodeId) {
        Caller caller = Caller.current();
        return table.find(payCodeId)
                .filter(code -> code.payerId().equals(caller.subject()) || caller.has(Roles.FINANCE))
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-pay-code"));
    }
}
