package dev.amana.messaging.notice;

import org.springframework.stereotype.Component;

/** Where people find things in their browser. */
@Component
public class Links {
    private final String publicUrl;

    Links(NoticeProperties properties) {
        this.publicUrl = properties.publicUrl();
    }

    /** @param path begins with a slash */
    public String to(String path) {
        return publicUrl + path;
    }

    /** The page of a conversation. */
    public String conversation(String conversationId) {
        return to("/conversations/" + conversationId);
    }
}
