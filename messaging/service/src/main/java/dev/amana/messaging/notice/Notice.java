package dev.amana.messaging.notice;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell a person.
 *
 * @param id derived from what it tells of: the same is told once
 * @param partyId whose mail it is, under whose key it stands until it has left
 * @param address where to, if not to the address that the party is known by
 * @param template such as {@code response-reminder}
 * @param values what stands in the text for a name in braces
 */
public record Notice(String id, String partyId, @Nullable String address, String template, Map<String, String> values) {
    public Notice {
        values = Map.copyOf(values);
    }

    /** To the address that the party is known by. */
    public static Notice to(String partyId, String id, String template, Map<String, String> values) {
        return new Notice(id, partyId, null, template, values);
    }
}
