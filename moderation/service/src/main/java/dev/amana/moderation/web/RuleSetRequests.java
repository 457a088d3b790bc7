package dev.amana.moderation.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What comes in about rule sets. */
final class RuleSetRequests {
    private RuleSetRequests() {}

    /** @param note why, for whoever decides on it */
    record Draft(
            @NotNull @Size(max = 3_000_000) String text,
            @NotBlank @Size(max = 2_000) String note) {}

    record Check(@NotNull @Size(max = 3_000_000) String text) {}

    /**
     * @param since messages from then on; a week ago where it is absent
     * @param most how many; 10,000 where it is absent
     */
    record Run(
            @Nullable Instant since,
            @Nullable @Min(1) @Max(100_000) Integer most) {}

    record Act(@NotBlank @Size(max = 2_000) String reason) {}

    /** @param rules how many there are */
    record Checked(String name, String digest, int rules) {}

    record Drafted(int version, String digest) {}

    record Begun(String testId) {}
}
