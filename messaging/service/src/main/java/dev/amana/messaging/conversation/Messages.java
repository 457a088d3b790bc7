package dev.amana.messaging.conversation;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the messages of a conversation stand, oldest first, within bounds. Settled ones are forgotten once there are more
 * than {@link #MOST_SETTLED}: by then nobody repeats them, and what still comes about them is ignored anyway. Of the
 * withheld ones the newest {@link #MOST_WITHHELD} can still be released. Those on their way are never forgotten: above
 * {@link #MOST_ON_THE_WAY} no more are taken until some have arrived.
 */
final class Messages {
    static final int MOST_SETTLED = 500;
    static final int MOST_WITHHELD = 2_000;
    static final int MOST_ON_THE_WAY = 5_000;

    record Standing(Stage stage, int revision) {}

    private final Map<String, Standing> standings = new LinkedHashMap<>();
    private final Map<Stage.Group, Integer> counts = new EnumMap<>(Stage.Group.class);

    @Nullable
    Standing find(String messageId) {
        return standings.get(messageId);
    }

    boolean full() {
        return count(Stage.Group.ON_THE_WAY) >= MOST_ON_THE_WAY;
    }

    void put(String messageId, Stage stage, int revision) {
        Standing before = standings.put(messageId, new Standing(stage, revision));
        if (before != null) {
            counts.merge(before.stage().group(), -1, Integer::sum);
        }
        counts.merge(stage.group(), 1, Integer::sum);
        forgetOldest(Stage.Group.SETTLED, MOST_SETTLED);
        forgetOldest(Stage.Group.WITHHELD, MOST_WITHHELD);
    }

    private void forgetOldest(Stage.Group group, int most) {
        Iterator<Standing> oldest = standings.values().iterator();
        while (count(group) > most && oldest.hasNext()) {
            if (oldest.next().stage().group() == group) {
                oldest.remove();
                counts.merge(group, -1, Integer::sum);
            }
        }
    }

    private int count(Stage.Group group) {
        return counts.getOrDefault(group, 0);
    }
}
