package dev.amana.gateway.edge.web;

import dev.amana.gateway.edge.Routes;
import dev.amana.gateway.edge.Routes.Route;
import dev.amana.platform.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One OpenAPI document of all that is to be had behind the edge, its own doors included. */
@RestController
class MergedApi {
    private static final String DOCUMENT = "/v3/api-docs";

    private final Routes routes;
    private final RestClient upstream;
    private final OpenApiWebMvcResource own;
    private final JsonMapper json;

    MergedApi(Routes routes, RestClient upstreamClient, OpenApiWebMvcResource own, JsonMapper json) {
        this.routes = routes;
        this.upstream = upstreamClient;
        this.own = own;
        this.json = json;
    }

    /** 502 where a service does not describe itself: half a document would look like a whole one. */
    @GetMapping(path = DOCUMENT + "/merged", produces = MediaType.APPLICATION_JSON_VALUE)
    JsonNode merged(HttpServletRequest request, Locale locale) throws Exception {
        var merged = new OpenApiMerge(json);
        merged.add("gateway", json.readTree(own.openapiJson(request, DOCUMENT, locale)));
        List<String> missing = new ArrayList<>();
        for (Route route : routes.all()) {
            JsonNode document = documentOf(route);
            if (document == null) {
                missing.add(route.service());
            } else {
                merged.add(route.service(), document);
            }
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(HttpStatus.BAD_GATEWAY, "api-documents-missing", String.join(", ", missing));
        }
        return merged.result();
    }

    private @Nullable JsonNode documentOf(Route route) {
        try {
            String document = upstream.get()
                    .uri(route.base().resolve(DOCUMENT))
                    .retrieve()
                    .body(String.class);
            JsonNode read = json.readTree(document == null ? "" : document);
            return read.path("paths").isObject() ? read : null;
        } catch (RestClientException | JacksonException absent) {
            return null;
        }
    }
}
