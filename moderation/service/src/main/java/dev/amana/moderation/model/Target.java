package dev.amana.moderation.model;

import dev.amana.moderation.signal.Category;
import java.util.Set;

/** What the model tells from everything else. */
enum Target {
    HARM(0, "harm", Category.THREAT, Set.of(Category.THREAT, Category.EXTORTION, Category.SELF_HARM), 2.5, 2.5),
    OFF_PLATFORM(1, "offplatform", Category.OFF_PLATFORM, Set.of(Category.OFF_PLATFORM), 1.2, 3.2);

    private final int number;
    private final String label;
    private final String category;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
    private final Set<String> judged;

    private final double likely;
    private final double sure;

    Target(int number, String label, String category, Set<String> judged, double likely, double sure) {
        this.number = number;
        this.label = label;
        this.category = category;
        this.judged = judged;
        this.likely = likely;
        this.sure = sure;
    }

    /** Where it stands among weights. */
    int number() {
        return number;
    }

    /** In the corpus. */
    String label() {
        return label;
    }

    String category() {
        return category;
    }

    /** The name of its signals. */
    String signal() {
        return category + ".model";
    }

    /** Whether it says anything of a rule's finding. */
    boolean judges(String category) {
        return judged.contains(category);
    }

    /** From which margin on it is noticed. These are set by texts of other authors than the corpus's: see the ADR. */
    double likely() {
        return likely;
    }

    /** From which margin on a person has to see it. */
    double sure() {
        return sure;
    }
}
