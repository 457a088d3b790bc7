package dev.amana.moderation.web;

import dev.amana.moderation.availability.AvailabilityCommand;
import dev.amana.moderation.availability.AvailabilityCommand.AmendOrder;
import dev.amana.moderation.availability.AvailabilityCommand.AppealStay;
import dev.amana.moderation.availability.AvailabilityCommand.DeferUnavailability;
import dev.amana.moderation.availability.AvailabilityCommand.Entry;
import dev.amana.moderation.availability.AvailabilityCommand.LiftStay;
import dev.amana.moderation.availability.AvailabilityCommand.OrderUnavailability;
import dev.amana.moderation.availability.AvailabilityCommand.ReinstateStay;
import dev.amana.moderation.availability.AvailabilityCommand.StayOrder;
import dev.amana.moderation.availability.AvailabilityCommand.VacateOrder;
import dev.amana.moderation.availability.Scope;
import dev.amana.moderation.availability.Terms;
import dev.amana.platform.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What the door for availability orders takes. */
final class AvailabilityRequests {
    static final String JURISDICTION = "[A-Z]{2}(-[A-Z0-9]{1,3})?";

    static final String SUBJECT = "[a-z0-9]+:[a-z0-9.-]{1,100}";

    static final int MOST_SCOPES = 50;

    private AvailabilityRequests() {}

    record BasisDetails(
            @NotBlank @Size(max = 500) String citation,
            @NotBlank @Size(max = 500) String document,
            @Nullable URI url,
            @Nullable @Pattern(regexp = "[0-9a-f]{64}") String sha256) {
        Terms.Basis basis() {
            return new Terms.Basis(citation, document, url, sha256);
        }
    }

    record ScopeDetails(
            @NotBlank @Pattern(regexp = "[a-z0-9-]{1,40}") String scopeId,
            Scope.@NotNull Area area,

            @NotBlank @Pattern(regexp = SUBJECT) String subject,

            Scope.@NotNull Cohort cohort,
            @NotNull Instant from,
            @Nullable @Size(max = 500) String fallback) {
        Scope scope() {
            return new Scope(scopeId, area, subject, cohort, from, fallback);
        }
    }

    /** @param effectiveAt when the order was identified; nothing holds before the {@code from} of its scopes */
    record NewOrder(
            Terms.Source.@NotNull Kind sourceKind,
            @NotBlank @Size(max = 200) String source,
            @NotNull @Valid BasisDetails basis,
            @NotEmpty @Size(max = 300) List<@Pattern(regexp = JURISDICTION) String> jurisdictions,
            @Nullable @Size(max = 200) String deviceClass,
            @NotNull Instant issuedAt,
            @NotNull Instant effectiveAt,
            @NotEmpty @Size(max = MOST_SCOPES) List<@Valid ScopeDetails> scopes) {
        OrderUnavailability command(String availabilityId, String staffId) {
            Terms terms = new Terms(
                    new Terms.Source(sourceKind, source), basis.basis(), jurisdictions, deviceClass, issuedAt);
            return new OrderUnavailability(
                    availabilityId,
                    terms,
                    AvailabilityRequests.scopes(scopes),
                    new Entry(basis.basis(), effectiveAt, staffId));
        }
    }

    /**
     * @param kind see {@link dev.amana.moderation.availability.RulingView}
     * @param scopeIds of a deferral, a stay, or its lift or reinstatement; all, if none is named
     * @param stay which one is appealed, lifted or reinstated: the revision that it was ruled with; all, if none is named
     * @param from the new date of a deferral
     * @param scopes of an amendment, in place of all former ones
     */
    record NewRuling(
            @NotBlank @Pattern(regexp = "deferral|stay|stay-appeal|stay-lift|stay-reinstatement|vacatur|amendment")
            String kind,

            @NotNull @Valid BasisDetails basis,
            @NotNull Instant effectiveAt,
            @Nullable @Size(max = MOST_SCOPES) List<@NotBlank String> scopeIds,
            @Nullable @Min(1) Integer stay,
            @Nullable Instant from,
            @Nullable @Size(max = MOST_SCOPES) List<@Valid ScopeDetails> scopes) {
        AvailabilityCommand command(String id, String staffId) {
            Entry entry = new Entry(basis.basis(), effectiveAt, staffId);
            List<String> named = Objects.requireNonNullElse(scopeIds, List.of());
            return switch (kind) {
                case "deferral" -> new DeferUnavailability(id, named, required(from, "from"), entry);
                case "stay" -> new StayOrder(id, named, entry);
                case "stay-appeal" -> new AppealStay(id, stay, entry);
                case "stay-lift" -> new LiftStay(id, stay, named, entry);
                case "stay-reinstatement" -> new ReinstateStay(id, stay, named, entry);
                case "vacatur" -> new VacateOrder(id, entry);
                case "amendment" -> new AmendOrder(id, AvailabilityRequests.scopes(required(scopes, "scopes")), entry);
                default -> throw new IllegalArgumentException(kind);
            };
        }
    }

    private static List<Scope> scopes(List<ScopeDetails> scopes) {
        List<Scope> named = scopes.stream().map(ScopeDetails::scope).toList();
        if (named.stream().map(Scope::scopeId).distinct().count() < named.size()) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "availability-scope-twice");
        }
        return named;
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "availability-ruling-incomplete", name);
        }
        return value;
    }
}
