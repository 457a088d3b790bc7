package dev.amana.messaging.docket.web;

import dev.amana.messaging.claim.ClaimReason;
import dev.amana.messaging.claim.Money;
import dev.amana.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What comes in by HTTP about claims. */
final class ClaimRequest {
    static final int MOST_TEXT = 10_000;

    private ClaimRequest() {}

    /** What was typed into a form, where it is not longer than what a program may send. */
    static String bounded(String text) {
        if (text.length() > MOST_TEXT) {
            throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "text-too-long", MOST_TEXT);
        }
        return text;
    }

    /** @param wanted the whole order where absent */
    record Open(
            @NotBlank @Size(max = 64) String orderId,

            @NotNull
            @Pattern(regexp = "not-received|not-as-described|damaged|wrong-item|return-refused|other")
            @Schema(
                    allowableValues = {
                        "not-received",
                        "not-as-described",
                        "damaged",
                        "wrong-item",
                        "return-refused",
                        "other"
                    })
            String reason,

            @NotBlank @Size(max = MOST_TEXT) String statement,
            @Valid @Nullable Amount wanted) {

        ClaimReason claimReason() {
            return ClaimReason.valueOf(reason.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** @param amountMinor in the currency's minor unit */
    record Amount(
            @Positive long amountMinor,
            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {
        Money money() {
            return new Money(amountMinor, currency);
        }
    }

    record Answer(
            boolean accept, @NotBlank @Size(max = MOST_TEXT) String text) {}

    record Said(@NotBlank @Size(max = MOST_TEXT) String text) {}

    /**
     * @param outcome {@code grant} all that is wanted, {@code partial} the amount given, {@code deny}
     * @param grounds what both parties read
     */
    record Decide(
            @NotNull @Pattern(regexp = "grant|partial|deny") String outcome,
            @Positive @Nullable Long amountMinor,
            @NotBlank @Size(max = MOST_TEXT) String grounds) {}

    /** @param to {@code buyer}, {@code seller}, or both where absent; parties always write to staff */
    record Statement(
            @NotBlank @Size(max = MOST_TEXT) String text,
            @Pattern(regexp = "buyer|seller") @Nullable String to) {}
}
