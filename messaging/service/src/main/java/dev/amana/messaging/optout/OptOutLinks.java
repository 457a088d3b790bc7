package dev.amana.messaging.optout;

import dev.amana.messaging.notice.Links;
import dev.amana.messaging.notice.SignedTokens;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Links by which the buyer of a conversation opts out without signing in (RFC 8058). A link names the conversation, and
 * nobody.
 */
@Component
public class OptOutLinks {
    /** Where the links lead. */
    public static final String PATH = "/api/preferences/opt-out/";

    private static final String PURPOSE = "opt-out";

    private final Links links;
    private final SignedTokens tokens;
    private final OptOutProperties properties;

    OptOutLinks(Links links, SignedTokens tokens, OptOutProperties properties) {
        this.links = links;
        this.tokens = tokens;
        this.properties = properties;
    }

    public String of(String conversationId, Instant now) {
        return links.to(PATH + tokens.issue(PURPOSE, conversationId, now, properties.linkValidFor()));
    }

    /** The conversation; empty where the token is not ours, or its time is over. */
    public Optional<String> conversation(String token, Instant now) {
        return tokens.subject(PURPOSE, token, now);
    }
}
