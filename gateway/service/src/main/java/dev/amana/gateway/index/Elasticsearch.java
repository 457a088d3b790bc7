package dev.amana.gateway.index;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls of Elasticsearch as JSON in, JSON out; what Amana needs of it is a handful of core calls. */
@Component
class Elasticsearch {
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson", "UTF-8");
    private static final int FIRST_ERROR = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final Rest5Client client;
    private final JsonMapper json;

    Elasticsearch(Rest5Client client, JsonMapper json) {
        this.client = client;
        this.json = json;
    }

    JsonNode get(String path) {
        return call("GET", path, null);
    }

    JsonNode post(String path) {
        return call("POST", path, null);
    }

    JsonNode post(String path, Object body) {
        return call("POST", path, new StringEntity(json.writeValueAsString(body), ContentType.APPLICATION_JSON));
    }

    JsonNode put(String path, String body) {
        return call("PUT", path, new StringEntity(body, ContentType.APPLICATION_JSON));
    }

    JsonNode delete(String path) {
        return call("DELETE", path, null);
    }

    JsonNode bulk(String path, String lines) {
        return call("POST", path, new StringEntity(lines, NDJSON));
    }

    boolean exists(String path) {
        try {
            call("GET", path, null);
            return true;
        } catch (IndexRefusedException e) {
            if (e.status() == 404) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Throws {@link IndexUnavailableException} or {@link IndexRefusedException}. Their messages quote no document, since
     * they end in logs.
     */
    private JsonNode call(String method, String path, @Nullable HttpEntity body) {
        Request request = new Request(method, path);
        if (body != null) {
            request.setEntity(body);
        }
        try {
            Response response = client.performRequest(request);
            // The client lets 404 pass as an answer.
            if (response.getStatusCode() >= FIRST_ERROR) {
                throw refused(method + " " + path, response);
            }
            return read(response);
        } catch (ResponseException e) {
            throw refused(method + " " + path, e.getResponse());
        } catch (IOException e) {
            throw new IndexUnavailableException(method + " " + path, e);
        }
    }

    private RuntimeException refused(String call, Response response) {
        int status = response.getStatusCode();
        String message = call + ": " + status + " " + reason(response);
        return status == TOO_MANY_REQUESTS || status >= SERVER_ERROR
                ? new IndexUnavailableException(message, null)
                : new IndexRefusedException(status, message);
    }

    private JsonNode read(Response response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return MissingNode.getInstance();
        }
        try (InputStream content = entity.getContent()) {
            return json.readTree(content);
        }
    }

    private String reason(Response response) {
        try {
            JsonNode error = read(response).path("error");
            return error.path("type").asString("") + ": " + error.path("reason").asString("");
        } catch (IOException | JacksonException e) {
            return "no reason given";
        }
    }
}
