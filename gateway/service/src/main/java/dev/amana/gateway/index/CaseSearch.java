package dev.amana.gateway.index;

import dev.amana.gateway.cases.CaseStatus;
import dev.amana.gateway.cases.Severity;
import dev.amana.gateway.index.CaseSearchResult.Count;
import dev.amana.gateway.index.CaseSearchResult.Facets;
import dev.amana.gateway.index.CaseSearchResult.Item;
import dev.amana.platform.web.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds cases: by words in four languages and any script, by filters, with counts per filter value. */
@Component
public class CaseSearch {
    private final Elasticsearch elasticsearch;
    private final TextAnalysis analysis;
    private final Highlighter highlighter;
    private final IndexProperties properties;
    private final JsonMapper json;

    CaseSearch(
            Elasticsearch elasticsearch,
            TextAnalysis analysis,
            Highlighter highlighter,
            IndexProperties properties,
            JsonMapper json) {
        this.elasticsearch = elasticsearch;
        this.analysis = analysis;
        this.highlighter = highlighter;
        this.properties = properties;
        this.json = json;
    }

    /** Throws a problem: 400 for a cursor of another search, 503 while Elasticsearch is away. */
    public CaseSearchResult search(CaseSearchQuery query) {
        SearchText text = new SearchText(query.text(), analysis);
        SearchBody body = new SearchBody(query, text);
        String cursor = query.cursor();
        if (cursor != null && !cursor.isEmpty()) {
            body.after(SearchCursor.parse(query, cursor, body.sortFields(), json));
        }
        JsonNode answer = call(body);
        List<JsonNode> hits = list(answer.path("hits").path("hits"));
        List<Item> items = hits.stream()
                .limit(query.size())
                .map(hit -> item(hit.path("_source"), text))
                .toList();
        String next = hits.size() > query.size()
                ? SearchCursor.of(query, hits.get(query.size() - 1).path("sort"), json)
                : null;
        long total = answer.path("hits").path("total").path("value").asLong(0);
        return new CaseSearchResult(items, facets(answer.path("aggregations")), next, total);
    }

    private JsonNode call(SearchBody body) {
        try {
            return elasticsearch.post("/" + properties.alias() + "/_search", body.json());
        } catch (IndexUnavailableException e) {
            IndexWorker.LOG.warn("A search failed", e);
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "search-unavailable");
        } catch (IndexRefusedException e) {
            if (e.status() == HttpStatus.NOT_FOUND.value()) {
                throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "search-unavailable");
            }
            // What the sort values of an altered cursor bring about; everything else is built here.
            IndexWorker.LOG.warn("A search was refused", e);
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-cursor");
        }
    }

    private Item item(JsonNode source, SearchText text) {
        List<String> highlights =
                text.isEmpty() ? List.of() : highlighter.highlights(text, texts(source.path("texts")));
        return new Item(
                source.path("case_id").asString(),
                orNull(source.path("order_id")),
                CaseStatus.of(source.path("status").asString()),
                Severity.of(source.path("severity").asString()),
                texts(source.path("contexts")),
                Instant.parse(source.path("updated_at").asString()),
                source.path("summary").asString(""),
                highlights,
                texts(source.path("parties")),
                texts(source.path("categories")),
                source.path("messages").asInt(0));
    }

    private static Facets facets(JsonNode aggregations) {
        return new Facets(
                counts(aggregations.path("context")),
                counts(aggregations.path("severity")),
                counts(aggregations.path("status")));
    }

    private static List<Count> counts(JsonNode facet) {
        return list(facet.path("values").path("buckets")).stream()
                .map(bucket -> new Count(
                        bucket.path("key").asString(), bucket.path("doc_count").asLong()))
                .toList();
    }

    private static List<String> texts(JsonNode values) {
        return list(values).stream().map(JsonNode::asString).toList();
    }

    private static List<JsonNode> list(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false).toList();
    }

    private static @Nullable String orNull(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }
}
