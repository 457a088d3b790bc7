package dev.amana.messaging.report;

import dev.amana.messaging.conversation.ConversationEvent.MessageReported;
import dev.amana.messaging.conversation.Measure;
import dev.amana.messaging.notice.Links;
import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Tells a reporter that a report came in and how it was answered, and a sender that a message broke the rules. */
@Component
@ProcessingGroup(ReportNotices.GROUP)
public class ReportNotices {
    static final String GROUP = "messaging.report-notices";

    /** What happened before is told to nobody any more, however it comes to be handled. */
    private static final Duration NEWS_FOR = Duration.ofDays(7);

    private final NoticePost post;
    private final Links links;
    private final Clock clock;

    ReportNotices(NoticePost post, Links links, Clock clock) {
        this.post = post;
        this.links = links;
        this.clock = clock;
    }

    @EventHandler
    void on(MessageReported event) {
        if (isNews(event.reportedAt())) {
            tell(event.reporterId(), "report-received", event.conversationId(), event.messageId());
        }
    }

    /**
     * How moderation answered a report.
     *
     * @param upheld whether the message breaks the rules
     * @param measure what follows for its sender, who is told so
     */
    public record Answered(
            String conversationId,
            String messageId,
            String reporterId,
            String senderId,
            boolean upheld,
            Measure measure,
            Instant answeredAt) {}

    /** Repeated, it tells nothing twice. */
    public void answered(Answered answer) {
        if (!isNews(answer.answeredAt())) {
            return;
        }
        String template = answer.upheld() ? "report-upheld" : "report-rejected";
        tell(answer.reporterId(), template, answer.conversationId(), answer.messageId());
        switch (answer.measure()) {
            case NONE -> {}
            case WARNING -> tell(answer.senderId(), "message-warning", answer.conversationId(), answer.messageId());
            case RESTRICTION ->
                tell(answer.senderId(), "message-restriction", answer.conversationId(), answer.messageId());
        }
    }

    private boolean isNews(Instant at) {
        return !at.isBefore(clock.instant().minus(NEWS_FOR));
    }

    private void tell(String partyId, String template, String conversationId, String messageId) {
        Map<String, String> values = Map.of("link", links.conversation(conversationId) + "#m-" + messageId);
        post.send(Notice.to(partyId, template + ':' + messageId, template, values));
    }
}
