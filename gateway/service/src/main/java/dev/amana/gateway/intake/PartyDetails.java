package dev.amana.gateway.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A party as the marketplace knows it now.
 *
 * @param role {@code buyer} or {@code seller}
 * @param locale BCP 47 tag
 * @param country ISO 3166-1 alpha-2
 * @param phone international ({@code +49 170 1234567}), or as it is dialled in the country
 */
public record PartyDetails(
        @NotBlank @Pattern(regexp = "(?i)buyer|seller") String role,
        @NotBlank @Email @Size(max = 254) String email,
        @NotBlank @Size(max = 200) String name,

        @NotBlank @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
        String locale,

        @NotBlank @Pattern(regexp = "[A-Z]{2}") String country,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Pattern(regexp = "\\+?[0-9 ()./-]{6,40}") @Nullable
        String phone) {}
