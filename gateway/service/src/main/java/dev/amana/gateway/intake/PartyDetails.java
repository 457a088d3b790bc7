package dev.amana.gateway.intake;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A party as the marketplace knows it now.
 *
 * @param role {@code buyer} or {@code seller}
 * @param locale BCP 47 tag
 * @param country ISO 3166-1 alpha-2
 */
public record PartyDetails(
        @NotBlank @Pattern(regexp = "(?i)buyer|seller") String role,
        @NotBlank @Email @Size(max = 254) String email,
        @NotBlank @Size(max = 200) String name,

        @NotBlank @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
        String locale,

        @NotBlank @Pattern(regexp = "[A-Z]{2}") String country) {}
