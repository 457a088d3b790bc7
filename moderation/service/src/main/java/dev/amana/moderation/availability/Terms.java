package dev.amana.moderation.availability;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who ordered what for where.
 *
 * @param jurisdictions ISO 3166-1 countries or 3166-2 subdivisions
 * @param deviceClass the devices that a partner withdraws its service from; null for all
 * @param issuedAt the date of the document
 */
public record Terms(
        Source source,
        Basis basis,
        List<String> jurisdictions,
        @Nullable String deviceClass,
        Instant issuedAt) {
    public Terms {
        jurisdictions = List.copyOf(jurisdictions);
    }

    public record Source(Kind kind, String name) {
        public enum Kind {
            AUTHORITY,
            COURT,
            PARTNER
        }
    }

    /**
     * The document that a ruling rests on.
     *
     * @param citation legal basis, or clause of a contract
     * @param sha256 of the document as it was seen, in hexadecimal
     */
    public record Basis(
            String citation,
            String document,
            @Nullable URI url,
            @Nullable String sha256) {}
}
