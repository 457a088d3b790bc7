package dev.amana.gateway.console;

import dev.amana.gateway.cases.CaseStatus;
import dev.amana.gateway.cases.Redaction;
import dev.amana.gateway.cases.Severity;
import dev.amana.gateway.index.CaseSearchResult.Count;
import dev.amana.gateway.index.SearchRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The search form as its template sees it. */
public final class SearchForm {
    private final SearchRequest request;
    private final String q;
    private final String reason;

    SearchForm(SearchRequest request, String q, @Nullable String reason) {
        this.request = request;
        this.q = q;
        this.reason = reason == null ? "" : reason.strip();
    }

    public String q() {
        return q;
    }

    public String reason() {
        return reason;
    }

    /** The real address that was typed, if any. */
    public @Nullable String address() {
        return Redaction.addressIn(q).orElse(null);
    }

    public String from() {
        return request.from() == null ? "" : request.from();
    }

    public String to() {
        return request.to() == null ? "" : request.to();
    }

    public String party() {
        return request.party() == null || request.party().isEmpty()
                ? ""
                : request.party().getFirst();
    }

    /** Whether a facet's value is chosen. */
    public boolean has(String facet, String value) {
        return chosen(facet).contains(value);
    }

    /** The counts of all values that a facet can have, in their own order, so that the filters stay where they are. */
    public List<Count> counts(String facet, List<Count> found) {
        List<String> values = switch (facet) {
            case "severity" ->
                Arrays.stream(Severity.values())
                        .map(Severity::wireName)
                        .toList()
                        .reversed();
            case "status" ->
                Arrays.stream(CaseStatus.values()).map(CaseStatus::wireName).toList();
            default -> SearchRequest.CONTEXTS;
        };
        return values.stream()
                .map(value -> found.stream()
                        .filter(count -> count.value().equals(value))
                        .findFirst()
                        .orElse(new Count(value, 0)))
                .toList();
    }

    public boolean filtered() {
        return !url().equals("/console");
    }

    SearchRequest request() {
        return new SearchRequest(
                q,
                request.context(),
                request.severity(),
                request.status(),
                request.party(),
                request.from(),
                request.to(),
                request.size(),
                request.cursor());
    }

    /** The words around the address, among the cases of these parties. */
    SearchRequest withParties(List<String> parties) {
        String words = address() == null ? q : q.replace(address(), " ");
        return new SearchRequest(
                words,
                request.context(),
                request.severity(),
                request.status(),
                parties,
                request.from(),
                request.to(),
                request.size(),
                request.cursor());
    }

    /** A link to this search. */
    String url() {
        List<String> parameters = new ArrayList<>();
        add(parameters, "q", List.of(q));
        for (String facet : List.of("context", "severity", "status", "party")) {
            add(parameters, facet, chosen(facet));
        }
        add(parameters, "from", List.of(from()));
        add(parameters, "to", List.of(to()));
        return parameters.isEmpty() ? "/console" : "/console?" + String.join("&", parameters);
    }

    private static void add(List<String> parameters, String name, List<String> values) {
        values.stream()
                .filter(value -> !value.isBlank())
                .forEach(value -> parameters.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    }

    private List<String> chosen(String facet) {
        return Optional.ofNullable(
                        switch (facet) {
                            case "context" -> request.context();
                            case "severity" -> request.severity();
                            case "status" -> request.status();
                            case "party" -> request.party();
                            default -> null;
                        })
                .orElse(List.of());
    }
}
