package dev.amana.messaging.conversation;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What was said once about a message and is not said twice, of the newest messages. */
final class Marks {
    static final int MOST_OF_EACH = 500;

    enum Mark {
        WITHHELD,
        /** Delivered without some words. */
        REDACTED,
        /** Went out before there was a verdict, and so with all its words. */
        UNSCREENED,
        /** Delivered with a warning. */
        WARNED,
        /** Its author was warned or restricted because of it. */
        MEASURED,
        RESTRICTED,
        MEASURE_APPEALED,
        QUARANTINED,
        APPEALED,
        REPORTED,
        DISMISSED,
        OVERDUE,
        REFUSED,
        CRITICAL,
        COMPLAINED,
        SUSPENDED,
        RESTORED,
        READ
    }

    private final Map<Mark, Set<String>> messages = new EnumMap<>(Mark.class);

    boolean has(Mark mark, String messageId) {
        return messages.getOrDefault(mark, Set.of()).contains(messageId);
    }

    void add(Mark mark, String messageId) {
        Set<String> marked = messages.computeIfAbsent(mark, absent -> new LinkedHashSet<>());
        marked.add(messageId);
        if (marked.size() > MOST_OF_EACH) {
            Iterator<String> oldest = marked.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    void remove(Mark mark, String messageId) {
        Set<String> marked = messages.get(mark);
        if (marked != null) {
            marked.remove(messageId);
        }
    }
}
