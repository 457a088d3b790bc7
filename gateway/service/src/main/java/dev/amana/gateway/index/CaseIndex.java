package dev.amana.gateway.index;

import dev.amana.gateway.cases.CaseRow;
import dev.amana.gateway.index.IndexLedger.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The index in Elasticsearch: an alias that is searched, and numbered indices behind it. */
@Component
class CaseIndex {
    private static final int CONFLICT = 409;
    private static final int FIRST_ERROR = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;

    private final Elasticsearch elasticsearch;
    private final CaseDocuments documents;
    private final IndexLedger ledger;
    private final IndexProperties properties;
    private final JsonMapper json;
    private final Clock clock;

    CaseIndex(
            Elasticsearch elasticsearch,
            CaseDocuments documents,
            IndexLedger ledger,
            IndexProperties properties,
            JsonMapper json,
            Clock clock) {
        this.elasticsearch = elasticsearch;
        this.documents = documents;
        this.ledger = ledger;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
    }

    /** Makes what is missing, in a new installation or after Elasticsearch lost its data. */
    Names ensure() {
        Names names = ledger.names().orElseGet(() -> ledger.choose(newName()));
        if (!elasticsearch.exists("/" + names.writeIndex())) {
            create(names.writeIndex());
            ledger.everythingToIndex();
        }
        if (!elasticsearch.exists("/" + names.readIndex())) {
            ledger.readFrom(names.writeIndex());
            names = ledger.names().orElseThrow();
        }
        if (!elasticsearch.exists("/" + names.readIndex() + "/_alias/" + properties.alias())) {
            switchAlias(names.readIndex());
        }
        // After a restart the shards are there some seconds later than the server.
        elasticsearch.get("/_cluster/health/" + names.readIndex() + "?wait_for_status=yellow&timeout=10s");
        return names;
    }

    /** From now on writes go to a new index; searches follow when it holds everything. */
    void beginRebuild() {
        String index = newName();
        create(index);
        ledger.writeTo(index);
        ledger.everythingToIndex();
    }

    void finishRebuild(Names names) {
        if (names.rebuilding() && !ledger.anythingToIndex()) {
            elasticsearch.post("/" + names.writeIndex() + "/_refresh");
            switchAlias(names.writeIndex());
            ledger.readFrom(names.writeIndex());
            elasticsearch.delete("/" + names.readIndex() + "?ignore_unavailable=true");
        }
    }

    /**
     * Writes the documents of {@code rows} and returns those that are in the index now, in this version or a later one.
     *
     * @param visible whether to return only when searches find them
     */
    List<CaseRow> write(String index, List<CaseRow> rows, boolean visible) {
        StringBuilder lines = new StringBuilder();
        for (CaseRow row : rows) {
            Map<String, Object> target =
                    Map.of("_index", index, "_id", row.caseId(), "version", row.version(), "version_type", "external");
            lines.append(json.writeValueAsString(Map.of("index", target))).append('\n');
            lines.append(json.writeValueAsString(documents.of(row))).append('\n');
        }
        JsonNode answer = elasticsearch.bulk(
                "/_bulk?filter_path=items.*.status,items.*.error.type&refresh=" + (visible ? "wait_for" : "false"),
                lines.toString());
        List<CaseRow> written = new ArrayList<>();
        Iterator<JsonNode> items = answer.path("items").iterator();
        for (CaseRow row : rows) {
            if (accepted(row, items.next().path("index"))) {
                written.add(row);
            }
        }
        return written;
    }

    /** Removes the remains of overwritten documents from the disk, too. */
    void expunge(String index) {
        elasticsearch.post("/" + index + "/_forcemerge?only_expunge_deletes=true&ignore_unavailable=true");
    }

    private boolean accepted(CaseRow row, JsonNode item) {
        int status = item.path("status").asInt(FIRST_SERVER_ERROR);
        if (status < FIRST_ERROR || status == CONFLICT) {
            return true;
        }
        if (status != TOO_MANY_REQUESTS && status < FIRST_SERVER_ERROR) {
            ledger.refused(row);
        }
        IndexWorker.LOG.warn(
                "Case {} revision {} is not indexed: {} {}",
                row.caseId(),
                row.revision(),
                status,
                item.path("error").path("type").asString(""));
        return false;
    }

    private void create(String index) {
        try {
            elasticsearch.put(
                    "/" + index,
                    new ClassPathResource("gateway/index/cases.json").getContentAsString(StandardCharsets.UTF_8));
        } catch (IndexRefusedException e) {
            // Another instance was faster.
            if (!elasticsearch.exists("/" + index)) {
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("gateway/index/cases.json", e);
        }
    }

    private void switchAlias(String index) {
        elasticsearch.post(
                "/_aliases",
                Map.of(
                        "actions",
                        List.of(
                                Map.of(
                                        "remove",
                                        Map.of(
                                                "index",
                                                properties.alias() + "-*",
                                                "alias",
                                                properties.alias(),
                                                "must_exist",
                                                false)),
                                Map.of("add", Map.of("index", index, "alias", properties.alias())))));
    }

    private String newName() {
        return properties.alias() + "-" + clock.millis();
    }
}
