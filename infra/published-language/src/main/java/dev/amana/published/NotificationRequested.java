package dev.amana.published;

import java.time.Instant;
import java.util.Map;

/**
 * A context has something to say to a person by mail. Only messaging sends: it knows the address and the language, and it
 * owns the template. Topic {@value #TOPIC}, key = the party.
 *
 * @param notificationId derived from what it tells of, so that the same is told once, however often it is asked for
 * @param partyId whom to write to
 * @param template name of a text that messaging has in every language, such as {@code response-reminder}
 * @param values what stands in the text for a name in braces; nothing personal
 * @param sealed the same for personal data, under the party's own key
 */
@EventType("amana.notification.notification-requested.v1")
public record NotificationRequested(
        String notificationId,
        String partyId,
        String template,
        Map<String, String> values,
        Map<String, SealedText> sealed,
        Instant requestedAt)
        implements PublishedEvent {
    public static final String TOPIC = "amana.notification.events";

    public NotificationRequested {
        values = Map.copyOf(values);
        sealed = Map.copyOf(sealed);
    }
}
