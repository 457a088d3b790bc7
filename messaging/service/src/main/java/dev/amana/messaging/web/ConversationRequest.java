package dev.amana.messaging.web;

import dev.amana.messaging.intake.Opening.Described;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a conversation: about an order, between its buyer and seller, or with the support desk.
 *
 * @param kind {@code order} (the default) or {@code support}
 * @param agentId the member of staff who answers in a support conversation
 */
record ConversationRequest(
        @Pattern(regexp = "order|support") @Schema(defaultValue = "order") @Nullable
        String kind,

        @Pattern(regexp = ID) @Nullable String orderId,
        @Valid @Nullable Person buyer,
        @Valid @Nullable Person seller,
        @Valid @Nullable Person customer,
        @Pattern(regexp = ID) @Nullable String agentId) {
    static final String ID = "(?!support-desk$)[A-Za-z0-9][A-Za-z0-9._:-]{0,63}";

    /**
     * A party as the marketplace knows it.
     *
     * @param locale BCP 47 tag, {@code en} where absent
     * @param country ISO 3166-1 alpha-2, {@code ZZ} (unknown) where absent
     * @param phone international ({@code +49 170 1234567}), or as it is dialled in the country
     */
    record Person(
            @NotBlank @Pattern(regexp = ID) String partyId,
            @NotBlank @Email @Size(max = 254) String email,
            @NotBlank @Size(max = 200) String name,

            @Pattern(regexp = "[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*") @Nullable
            String locale,

            @Pattern(regexp = "[A-Z]{2}") @Nullable String country,

            @Pattern(regexp = "\\+?[0-9 ()./-]{6,40}") @Nullable
            String phone) {

        Described described() {
            return new Described(
                    partyId,
                    email,
                    name,
                    Objects.requireNonNullElse(locale, "en").replace('_', '-'),
                    Objects.requireNonNullElse(country, "ZZ"),
                    phone);
        }
    }
}
