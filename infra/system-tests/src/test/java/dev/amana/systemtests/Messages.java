package dev.amana.systemtests;

import dev.amana.standalone.control.Api;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A conversation's messages as the trust team reads them. */
final class Messages {
    private Messages() {}

    record Message(String messageId, String state, String text, String verdict) {}

    static List<Message> of(Platform platform, String conversationId) {
        List<Message> all = new ArrayList<>();
        String cursor = "";
        do {
            Api.Answer page = platform.as("trust")
                    .get("/api/conversations/" + conversationId + "/messages?size=100&reason=system-test" + cursor);
            if (page.status() != 200) {
                throw new IllegalStateException("no messages: " + page);
            }
            page.body().path("items").forEach(item -> all.add(message(item)));
            String next = page.text("nextCursor");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return all;
    }

    private static Message message(JsonNode item) {
        return new Message(
                item.path("messageId").asString(""),
                item.path("state").asString(""),
                item.path("text").asString(""),
                item.path("verdict").toString());
    }
}
