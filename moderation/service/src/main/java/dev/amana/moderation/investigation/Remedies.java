package dev.amana.moderation.investigation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an apology can offer. Money does not come by itself: it is a task of the case until somebody has given it. */
public final class Remedies {
    public static final String NONE = "none";
    private static final String REFUND = "refund";
    private static final List<String> ALL = List.of(NONE, "contact-person", REFUND, "credit");
    private static final Set<String> GIVEN_BY_SOMEBODY = Set.of(REFUND, "credit");

    private Remedies() {}

    /** @param orderId what is paid back; null where the case is about no order */
    public static List<String> of(@Nullable String orderId) {
        return ALL.stream()
                .filter(remedy -> orderId != null || !remedy.equals(REFUND))
                .toList();
    }

    /** The task by which it is given; empty where nothing is left to do. Its beginning says what it is. */
    static Optional<String> task(Standing.Apology apology) {
        return GIVEN_BY_SOMEBODY.contains(apology.remedy())
                ? Optional.of("remedy-" + apology.remedy() + '-' + apology.apologyId())
                : Optional.empty();
    }
}
