package dev.amana.gateway.index;

import dev.amana.gateway.cases.CaseStatus;
import dev.amana.gateway.cases.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of an Elasticsearch search. */
final class SearchBody {
    private static final int EXACT_TOTAL_UP_TO = 10_000;
    private static final int MAX_FACET_VALUES = 20;

    private final CaseSearchQuery query;
    private final SearchText text;
    private @Nullable JsonNode after;

    SearchBody(CaseSearchQuery query, SearchText text) {
        this.query = query;
        this.text = text;
    }

    void after(JsonNode sortValues) {
        after = sortValues;
    }

    int sortFields() {
        return sort().size();
    }

    Map<String, Object> json() {
        Map<String, Object> body = new LinkedHashMap<>();
        // One more than asked for shows whether there is another page.
        body.put("size", query.size() + 1);
        body.put("track_total_hits", EXACT_TOTAL_UP_TO);
        body.put("query", Map.of("bool", Map.of("must", text.queries(), "filter", always())));
        body.put("post_filter", all(facetFilters(Facet.values())));
        body.put("aggs", aggregations());
        body.put("sort", sort());
        if (after != null) {
            body.put("search_after", after);
        }
        return body;
    }

    private List<Object> sort() {
        List<Object> sort = new ArrayList<>();
        if (!text.isEmpty()) {
            sort.add(Map.of("_score", "desc"));
        }
        sort.add(Map.of("updated_at", "desc"));
        sort.add(Map.of("case_id", "asc"));
        return sort;
    }

    private List<Map<String, Object>> always() {
        List<Map<String, Object>> filters = new ArrayList<>();
        if (!query.parties().isEmpty()) {
            filters.add(Map.of("terms", Map.of("parties", query.parties())));
        }
        Map<String, Object> range = new LinkedHashMap<>();
        if (query.from() != null) {
            range.put("gte", query.from().toString());
        }
        if (query.to() != null) {
            range.put("lt", query.to().toString());
        }
        if (!range.isEmpty()) {
            filters.add(Map.of("range", Map.of("updated_at", range)));
        }
        return filters;
    }

    /** A facet counts what its values would find, so its own filter does not apply to it. */
    private Map<String, Object> aggregations() {
        Map<String, Object> aggregations = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            Facet[] others = Arrays.stream(Facet.values())
                    .filter(other -> other != facet)
                    .toArray(Facet[]::new);
            Map<String, Object> terms = Map.of("terms", Map.of("field", facet.field, "size", MAX_FACET_VALUES));
            aggregations.put(
                    facet.name().toLowerCase(Locale.ROOT),
                    Map.of("filter", all(facetFilters(others)), "aggs", Map.of("values", terms)));
        }
        return aggregations;
    }

    private List<Map<String, Object>> facetFilters(Facet... facets) {
        List<Map<String, Object>> filters = new ArrayList<>();
        for (Facet facet : facets) {
            List<String> values = facet.chosen(query);
            if (!values.isEmpty()) {
                filters.add(Map.of("terms", Map.of(facet.field, values)));
            }
        }
        return filters;
    }

    private static Map<String, Object> all(List<Map<String, Object>> filters) {
        return Map.of("bool", Map.of("filter", filters));
    }

    private enum Facet {
        CONTEXT("contexts"),
        SEVERITY("severity"),
        STATUS("status");

        private final String field;

        Facet(String field) {
            this.field = field;
        }

        List<String> chosen(CaseSearchQuery query) {
            return switch (this) {
                case CONTEXT -> query.contexts();
                case SEVERITY ->
                    query.severities().stream().map(Severity::wireName).toList();
                case STATUS ->
                    query.statuses().stream().map(CaseStatus::wireName).toList();
            };
        }
    }
}
