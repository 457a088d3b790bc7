package dev.amana.moderation.web;

import dev.amana.moderation.availability.Scope;
import dev.amana.moderation.availability.Standing;
import dev.amana.moderation.availability.Terms;
import dev.amana.moderation.web.AvailabilityRequests.BasisDetails;
import dev.amana.moderation.web.AvailabilityRequests.NewOrder;
import dev.amana.moderation.web.AvailabilityRequests.NewRuling;
import dev.amana.moderation.web.AvailabilityRequests.ScopeDetails;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody typed into the page: read as what the door for programs takes, and checked as that is. Times are UTC. */
final class AvailabilityForm {
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]+");

    private final Map<String, String> typed;
    private final ScopeRows rows;
    private final Validator validator;
    private final Set<String> wrong = new TreeSet<>();

    /** @param standing what the ruling is on */
    AvailabilityForm(Map<String, String> typed, Standing standing, Validator validator) {
        this.typed = typed;
        this.rows = new ScopeRows(typed, standing);
        this.validator = validator;
    }

    /** Names of fields that cannot be read, or that the order may not have so. */
    Set<String> wrong() {
        return wrong;
    }

    @Nullable
    NewOrder order() {
        Terms.Source.Kind kind = value(Terms.Source.Kind.class, "sourceKind");
        Instant issued = instant("issuedAt");
        Instant effective = instant("effectiveAt");
        if (!wrong.isEmpty() || kind == null || issued == null || effective == null) {
            return null;
        }
        return checked(new NewOrder(
                kind, text("source"), basis(), jurisdictions(), orNull("deviceClass"), issued, effective, scopes()));
    }

    @Nullable
    NewRuling ruling() {
        String kind = text("kind");
        Instant effective = instant("effectiveAt");
        Instant from = kind.equals("deferral") ? instant("from") : null;
        List<ScopeDetails> scopes = kind.equals("amendment") ? scopes() : null;
        Integer stay = stay();
        if (!wrong.isEmpty() || effective == null) {
            return null;
        }
        return checked(new NewRuling(kind, basis(), effective, rows.chosen(), stay, from, scopes));
    }

    private <T> @Nullable T checked(T details) {
        for (ConstraintViolation<T> violation : validator.validate(details)) {
            String path = violation.getPropertyPath().toString();
            wrong.add(path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[.*", ""));
        }
        return wrong.isEmpty() ? details : null;
    }

    private BasisDetails basis() {
        String url = orNull("url");
        try {
            return new BasisDetails(text("citation"), text("document"), url == null ? null : URI.create(url), null);
        } catch (IllegalArgumentException e) {
            wrong.add("url");
            return new BasisDetails(text("citation"), text("document"), null, null);
        }
    }

    private List<String> jurisdictions() {
        return SEPARATORS
                .splitAsStream(text("jurisdictions").toUpperCase(Locale.ROOT))
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private List<ScopeDetails> scopes() {
        return rows.filled().mapToObj(this::scope).flatMap(Optional::stream).toList();
    }

    /** Which one; null for all. */
    private @Nullable Integer stay() {
        try {
            return text("stay").isEmpty() ? null : Integer.valueOf(text("stay"));
        } catch (NumberFormatException e) {
            wrong.add("stay");
            return null;
        }
    }

    private Optional<ScopeDetails> scope(int row) {
        Scope.Area area = value(Scope.Area.class, "area" + row);
        Scope.Cohort cohort = value(Scope.Cohort.class, "cohort" + row);
        Instant from = instant("from" + row);
        if (area == null || cohort == null || from == null) {
            return Optional.empty();
        }
        String subject = text("subject" + row);
        String scopeId = rows.scopeId(row, subject, area);
        return Optional.of(new ScopeDetails(scopeId, area, subject, cohort, from, orNull("fallback" + row)));
    }

    private @Nullable Instant instant(String name) {
        try {
            return LocalDateTime.parse(text(name)).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            wrong.add(name);
            return null;
        }
    }

    private <E extends Enum<E>> @Nullable E value(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, text(name));
        } catch (IllegalArgumentException e) {
            wrong.add(name);
            return null;
        }
    }

    private @Nullable String orNull(String name) {
        String text = text(name);
        return text.isEmpty() ? null : text;
    }

    private String text(String name) {
        return typed.getOrDefault(name, "").strip();
    }
}
