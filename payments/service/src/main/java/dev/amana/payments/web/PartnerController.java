package dev.amana.payments.web;

import dev.amana.payments.issuing.IssuedCode;
import dev.amana.payments.partner.CashPayments;
import dev.amana.payments.partner.PartnerPayment;
import dev.amana.payments.partner.PartnerSignatures;
import dev.amana.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.validation.Validator;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes the body as bytes, because the signature is over these; only then reads it. */
@RestController
class PartnerController {
    private final PartnerSignatures signatures;
    private final CashPayments payments;
    private final JsonMapper json;
    private final Validator validator;

    PartnerController(PartnerSignatures signatures, CashPayments payments, JsonMapper json, Validator validator) {
        this.signatures = signatures;
        this.payments = payments;
        this.json = json;
        this.validator = validator;
    }

    /** The partner's receipt; the same for a call that comes again. */
    record Receipt(String payCodeId, String orderId, long amountMinor, String currency, Instant paidAt) {}

    @SecurityRequirements
    @PostMapping(path = "/api/partners/{partner}/payments", consumes = MediaType.APPLICATION_JSON_VALUE)
    Receipt pay(
            @PathVariable String partner,
            @RequestHeader HttpHeaders headers,
            @RequestHeader(PartnerSignatures.ID) String webhookId,
            @RequestBody byte[] body) {
        signatures.verify(partner, headers, body);
        PartnerPayment payment = read(body);
        IssuedCode code = payments.take(partner, webhookId, payment);
        return new Receipt(code.payCodeId(), code.orderId(), code.amountMinor(), code.currency(), payment.paidAt());
    }

    private PartnerPayment read(byte[] body) {
        try {
            PartnerPayment payment = json.readValue(body, PartnerPayment.class);
            if (validator.validate(payment).isEmpty()) {
                return payment;
            }
        } catch (JacksonException unreadable) {
            // Answered like a body that can be read and is incomplete.
        }
        throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request");
    }
}
