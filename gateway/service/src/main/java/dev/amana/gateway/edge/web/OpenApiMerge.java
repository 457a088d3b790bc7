package dev.amana.gateway.edge.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts several OpenAPI documents into one. Schemas and operations get their service's name in front, because two services
 * may well use one name for different things; security schemes are the same everywhere.
 */
final class OpenApiMerge {
    private static final String SCHEMA = "#/components/schemas/";

    private final JsonMapper json;
    private final ObjectNode result;
    private final ObjectNode paths;
    private final ObjectNode components;
    private final ObjectNode schemas;

    OpenApiMerge(JsonMapper json) {
        this.json = json;
        result = json.createObjectNode();
        result.put("openapi", "3.1.0");
        result.putObject("info").put("title", "Amana").put("version", "1");
        paths = result.putObject("paths");
        components = result.putObject("components");
        schemas = components.putObject("schemas");
    }

    void add(String service, JsonNode document) {
        String named = json.writeValueAsString(document).replace('"' + SCHEMA, '"' + SCHEMA + service + '.');
        JsonNode renamed = json.readTree(named);
        renamed.path("paths")
                .properties()
                .forEach(path -> paths.set(path.getKey(), operations(service, path.getValue())));
        renamed.path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> schemas.set(service + '.' + schema.getKey(), schema.getValue()));
        renamed.path("components").properties().stream()
                .filter(part -> !part.getKey().equals("schemas"))
                .forEach(part -> merge(part.getKey(), part.getValue()));
        if (renamed.has("security")) {
            result.set("security", renamed.path("security"));
        }
    }

    ObjectNode result() {
        return result;
    }

    private static JsonNode operations(String service, JsonNode path) {
        path.forEach(operation -> {
            if (operation instanceof ObjectNode named && named.has("operationId")) {
                named.put(
                        "operationId", service + '.' + named.path("operationId").asString());
            }
        });
        return path;
    }

    private void merge(String part, JsonNode entries) {
        ObjectNode target = components.has(part) ? (ObjectNode) components.path(part) : components.putObject(part);
        entries.properties().forEach(entry -> target.set(entry.getKey(), entry.getValue()));
    }
}
