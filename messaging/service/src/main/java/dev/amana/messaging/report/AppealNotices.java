package dev.amana.messaging.report;

import dev.amana.messaging.conversation.Measure;
import dev.amana.messaging.conversation.Participant;
import dev.amana.messaging.notice.Links;
import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells by mail whoever appealed what somebody else has decided. */
@Component
public class AppealNotices {
    /** What happened before is told to nobody any more, however it comes to be handled. */
    private static final Duration NEWS_FOR = Duration.ofDays(7);

    private final NoticePost post;
    private final Links links;
    private final Clock clock;

    AppealNotices(NoticePost post, Links links, Clock clock) {
        this.post = post;
        this.links = links;
        this.clock = clock;
    }

    /** @param appeal {@code GRANTED}, {@code PARTLY} or {@code REFUSED} */
    public void decided(String conversationId, String messageId, String authorId, String appeal, Instant at) {
        String template = switch (appeal) {
            case "GRANTED" -> "appeal-granted";
            case "PARTLY" -> "appeal-partly";
            default -> "appeal-refused";
        };
        tell(authorId, template, conversationId, messageId, at);
    }

    /**
     * @param measure what stays of what followed from a report
     * @param less whether it is less than before
     */
    public void measureDecided(
            String conversationId, String messageId, String authorId, Measure measure, boolean less, Instant at) {
        String lifted = measure == Measure.NONE ? "measure-lifted" : "measure-eased";
        tell(authorId, less ? lifted : "measure-stays", conversationId, messageId, at);
    }

    private void tell(String authorId, String template, String conversationId, String messageId, Instant at) {
        if (!at.isBefore(clock.instant().minus(NEWS_FOR)) && !authorId.equals(Participant.SUPPORT_DESK)) {
            post.send(Notice.to(
                    authorId,
                    template + ':' + messageId,
                    template,
                    Map.of("link", links.conversation(conversationId) + "#m-" + messageId)));
        }
    }
}
