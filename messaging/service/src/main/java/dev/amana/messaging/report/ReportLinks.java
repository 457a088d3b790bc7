package dev.amana.messaging.report;

import dev.amana.messaging.notice.Links;
import dev.amana.messaging.notice.SignedTokens;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Links in mails by which their recipient reports them without signing in. */
@Component
public class ReportLinks {
    /** Where the links lead. */
    public static final String PATH = "/api/message-reports/";

    private static final String PURPOSE = "report";
    private static final char BETWEEN = '~';

    private final Links links;
    private final SignedTokens tokens;
    private final ReportProperties properties;

    ReportLinks(Links links, SignedTokens tokens, ReportProperties properties) {
        this.links = links;
        this.tokens = tokens;
        this.properties = properties;
    }

    /** A message of a conversation. */
    public record Reported(String conversationId, String messageId) {}

    public String of(String conversationId, String messageId, Instant now) {
        String subject = conversationId + BETWEEN + messageId;
        return links.to(PATH + tokens.issue(PURPOSE, subject, now, properties.linkValidFor()));
    }

    /** Empty where the token is not ours, or its time is over. */
    public Optional<Reported> message(String token, Instant now) {
        return tokens.subject(PURPOSE, token, now).map(subject -> {
            int between = subject.indexOf(BETWEEN);
            return new Reported(subject.substring(0, between), subject.substring(between + 1));
        });
    }
}
