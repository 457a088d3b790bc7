package dev.amana.messaging.conversation;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the messages of a conversation stand, oldest first. Settled ones are forgotten once there are more than {@link
 * #REMEMBERED}: by then nobody repeats them, and a repetition of all that concerns them is ignored anyway.
 */
final class Messages {
    static final int REMEMBERED = 500;
    /** Above this a conversation takes no more until some have their verdict. */
    static final int MOST_UNSETTLED = 5_000;

    record Standing(Stage stage, int revision) {}

    private final Map<String, Standing> standings = new LinkedHashMap<>();
    private int unsettled;

    @Nullable
    Standing find(String messageId) {
        return standings.get(messageId);
    }

    boolean full() {
        return unsettled >= MOST_UNSETTLED;
    }

    void put(String messageId, Stage stage, int revision) {
        Standing before = standings.put(messageId, new Standing(stage, revision));
        unsettled +=
                (stage.settled() ? 0 : 1) - (before == null || before.stage().settled() ? 0 : 1);
        forgetTheOldest();
    }

    private void forgetTheOldest() {
        Iterator<Standing> oldest = standings.values().iterator();
        while (standings.size() - unsettled > REMEMBERED && oldest.hasNext()) {
            if (oldest.next().stage().settled()) {
                oldest.remove();
            }
        }
    }
}
