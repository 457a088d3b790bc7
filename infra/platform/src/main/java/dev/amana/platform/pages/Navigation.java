package dev.amana.platform.pages;

import dev.amana.platform.security.Roles;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where people of each role go, in the order of the header. One table for all pages, because each of them shows it whole;
 * the first place of a role is where its people land after signing in.
 */
public final class Navigation {
    private static final String HOME = "/console";

    /**
     * A place in the header.
     *
     * @param key the name of its text, {@code page.nav.<key>}, and what a page says of itself as {@code here}
     */
    public record Place(String key, String href, Set<String> roles) {
        boolean isFor(Set<String> callersRoles) {
            return roles.stream().anyMatch(callersRoles::contains);
        }
    }

    private static final List<Place> PLACES = List.of(
            new Place("cases", "/console", Set.of(Roles.TRUST, Roles.TRUST_LEAD, Roles.AUDITOR)),
            new Place("review", "/console/review", Set.of(Roles.TRUST, Roles.TRUST_LEAD)),
            new Place("reports", "/console/reports", Set.of(Roles.TRUST, Roles.TRUST_LEAD)),
            new Place("case-files", "/console/case-files", Set.of(Roles.TRUST, Roles.TRUST_LEAD)),
            new Place("claims", "/console/claims", Set.of(Roles.TRUST, Roles.TRUST_LEAD, Roles.AUDITOR)),
            new Place(
                    "response-times", "/console/response-times", Set.of(Roles.TRUST, Roles.TRUST_LEAD, Roles.AUDITOR)),
            new Place("availability", "/console/availability", Set.of(Roles.TRUST, Roles.TRUST_LEAD, Roles.AUDITOR)),
            new Place("rules", "/console/rules", Set.of(Roles.TRUST, Roles.TRUST_LEAD)),
            new Place(
                    "investigations", "/console/investigations", Set.of(Roles.TRUST, Roles.TRUST_LEAD, Roles.AUDITOR)),
            new Place("conversations", "/conversations", Set.of(Roles.BUYER, Roles.SELLER, Roles.AGENT)),
            new Place("claims", "/claims", Set.of(Roles.BUYER, Roles.SELLER)),
            new Place("response-times", "/response-times", Set.of(Roles.SELLER)),
            new Place("outbound", "/console/outbound", Set.of(Roles.OPERATOR)));

    /** Not in the header, but in the reader's own menu. */
    private static final Place SETTINGS =
            new Place("settings", "/settings", Set.of(Roles.BUYER, Roles.SELLER, Roles.AGENT));

    private Navigation() {}

    public static List<Place> of(Set<String> roles) {
        return PLACES.stream().filter(place -> place.isFor(roles)).toList();
    }

    /** Where somebody with these roles begins. */
    public static String home(Set<String> roles) {
        return of(roles).stream().findFirst().map(Place::href).orElse(HOME);
    }

    /** Where somebody with these roles has something to set. */
    public static Optional<Place> settings(Set<String> roles) {
        return Optional.of(SETTINGS).filter(place -> place.isFor(roles));
    }
}
