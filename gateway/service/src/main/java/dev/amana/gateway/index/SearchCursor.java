package dev.amana.gateway.index;

import dev.amana.platform.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sort values after which the next page starts, bound to the search they came from. It holds nothing secret and
 * gives nothing away that the filters would not; whoever alters it only lands elsewhere in the same list.
 *
 * <p>There is no point in time behind it: a case that changes moves to the top, where a new search finds it, and none
 * is shown twice.
 */
final class SearchCursor {
    private static final int MAX_LENGTH = 1_000;

    private SearchCursor() {}

    static String of(CaseSearchQuery query, JsonNode sortValues, JsonMapper json) {
        String text = json.writeValueAsString(List.of(query.fingerprint(), sortValues));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode parse(CaseSearchQuery query, String cursor, int sortFields, JsonMapper json) {
        try {
            JsonNode parts = json.readTree(Base64.getUrlDecoder().decode(cursor));
            JsonNode values = parts.path(1);
            if (cursor.length() <= MAX_LENGTH
                    && parts.path(0).asString("").equals(query.fingerprint())
                    && values.size() == sortFields
                    && values.valueStream().allMatch(JsonNode::isValueNode)) {
                return values;
            }
        } catch (IllegalArgumentException | JacksonException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-cursor");
        }
        throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-cursor");
    }
}
