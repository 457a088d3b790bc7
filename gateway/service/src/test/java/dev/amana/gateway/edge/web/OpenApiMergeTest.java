package dev.amana.gateway.edge.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiMergeTest {
    private final JsonMapper json = JsonMapper.shared();

    @Test
    void sameSchemaNameOfTwoServicesStaysTwoSchemas() {
        var merge = new OpenApiMerge(json);
        merge.add("messaging", document("/api/conversations", "string"));
        merge.add("payments", document("/api/pay-codes", "integer"));
        JsonNode merged = merge.result();
        assertThat(merged.at("/components/schemas/messaging.View/type").asString())
                .isEqualTo("string");
        assertThat(merged.at("/components/schemas/payments.View/type").asString())
                .isEqualTo("integer");
        assertThat(merged.path("paths")
                        .path("/api/pay-codes")
                        .at("/get/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/payments.View");
        assertThat(merged.path("paths")
                        .path("/api/pay-codes")
                        .at("/get/operationId")
                        .asString())
                .isEqualTo("payments.show");
        assertThat(merged.at("/components/securitySchemes/bearer/type").asString())
                .isEqualTo("http");
    }

    private JsonNode document(String path, String type) {
        return json.readTree("""
                {"paths": {"%s": {"get": {"operationId": "show", "schema": {"$ref": "#/components/schemas/View"}}}},
                 "components": {"schemas": {"View": {"type": "%s"}}, "securitySchemes": {"bearer": {"type": "http"}}}}
                """.formatted(path, type));
    }
}
