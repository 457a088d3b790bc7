package dev.amana.messaging.web;

import dev.amana.messaging.conversation.Participant;
import dev.amana.messaging.conversation.Verdict;
import dev.amana.messaging.explanation.Explanations;
import dev.amana.messaging.mailbox.ConversationRow;
import dev.amana.messaging.mailbox.MailboxOverview;
import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.mailbox.MessageRow;
import dev.amana.messaging.page.Moment;
import dev.amana.messaging.web.Access.View;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the pages of conversations show to somebody who is in them. */
@Component
class Threads {
    private static final int PAGE = 60;

    private final MailboxQueries mailbox;
    private final MailboxOverview overview;
    private final Explanations explanations;

    Threads(MailboxQueries mailbox, MailboxOverview overview, Explanations explanations) {
        this.explanations = explanations;
        this.mailbox = mailbox;
        this.overview = overview;
    }

    ThreadView thread(String conversationId, View.Side side, @Nullable Long before) {
        long end = before == null ? Long.MAX_VALUE : before;
        List<MessageRow> rows = mailbox.latest(conversationId, end, PAGE);
        List<Bubble> bubbles = rows.stream().flatMap(row -> bubble(row, side)).toList();
        return new ThreadView(
                bubbles, rows.size() < PAGE ? null : rows.getFirst().position());
    }

    List<ConversationItem> list(String readerId, int limit) {
        List<ConversationRow> rows = overview.latestOf(readerId, limit);
        Map<String, MessageRow> last = overview.lastSeen(
                readerId, rows.stream().map(ConversationRow::conversationId).toList());
        return rows.stream()
                .map(row -> ConversationItem.of(row, readerId, last(last.get(row.conversationId()), row, readerId)))
                .toList();
    }

    /** What was written stands in the list a moment after it was taken. */
    void awaitMessage(String conversationId, String messageId) {
        Moment.await(() -> mailbox.message(conversationId, messageId).isPresent());
    }

    private @Nullable Bubble last(@Nullable MessageRow message, ConversationRow row, String readerId) {
        if (message == null) {
            return null;
        }
        String side = row.isAnsweredBy(readerId) ? Participant.SUPPORT_DESK : readerId;
        return bubble(message, new View.Side(side)).findFirst().orElse(null);
    }

    private Bubble own(MessageRow row) {
        MessageView view = MessageView.forAuthor(row, "");
        Bubble plain = new Bubble(view, true, row.position(), List.of(), List.of());
        Verdict verdict = row.verdict();
        if (verdict == null || !plain.isExplained()) {
            return plain;
        }
        return new Bubble(
                view,
                true,
                row.position(),
                explanations.reasons(verdict.categories(), LocaleContextHolder.getLocale()),
                plain.isWithheld() ? explanations.passages(row.messageId()) : List.of());
    }

    private Stream<Bubble> bubble(MessageRow row, View.Side side) {
        return switch (Reading.of(row, side)) {
            case OWN -> Stream.of(own(row));
            case COPY ->
                Stream.of(new Bubble(MessageView.forRecipient(row, ""), false, row.position(), List.of(), List.of()));
            case EVERYTHING, NOTHING -> Stream.of();
        };
    }
}
