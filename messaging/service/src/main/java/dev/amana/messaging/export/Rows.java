package dev.amana.messaging.export;

import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.mailbox.MessageRow;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The messages of a conversation, read a page at a time, as many as a document takes. */
final class Rows implements Iterator<MessageRow> {
    private static final int PAGE = 200;

    private final MailboxQueries mailbox;
    private final String conversationId;
    private final int most;
    private Iterator<MessageRow> page = List.<MessageRow>of().iterator();
    private long after = -1;
    private int read;
    private boolean last;

    Rows(MailboxQueries mailbox, String conversationId, int most) {
        this.mailbox = mailbox;
        this.conversationId = conversationId;
        this.most = most;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !last && read < most) {
            List<MessageRow> rows = mailbox.messages(conversationId, after, Math.min(PAGE, most - read));
            last = rows.size() < PAGE;
            page = rows.iterator();
        }
        return page.hasNext();
    }

    @Override
    public MessageRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        MessageRow row = page.next();
        after = row.position();
        read++;
        return row;
    }

    /** Whether there may be more than a document takes. */
    boolean cut() {
        return read == most;
    }
}
