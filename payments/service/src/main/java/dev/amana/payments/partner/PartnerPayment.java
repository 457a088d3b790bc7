package dev.amana.payments.partner;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * A partner's report.
 *
 * @param number as the buyer showed it
 * @param amountMinor the cash that was taken, in the currency's minor unit
 * @param currency ISO 4217
 * @param branch which of the partner's branches
 * @param paidAt when, by the partner's clock
 */
public record PartnerPayment(
        @NotBlank @Pattern(regexp = "[0-9]{16}") String number,
        @Positive long amountMinor,
        @NotBlank @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotBlank @Size(max = 100) String branch,
        @NotNull Instant paidAt) {}
