package dev.amana.moderation.report;

import dev.amana.moderation.casefile.Priority;
import dev.amana.moderation.verdict.Severity;
import java.util.Arrays;
import java.util.Locale;

/** What a reporter says is wrong with a message. */
public enum Category {
    THREAT(Priority.URGENT),
    SELF_HARM(Priority.URGENT),
    EXTORTION(Priority.HIGH),
    HARASSMENT(Priority.HIGH),
    FRAUD(Priority.HIGH),
    PERSONAL_DATA(Priority.HIGH),
    OFF_PLATFORM(Priority.NORMAL),
    SPAM(Priority.LOW),
    OTHER(Priority.NORMAL);

    private final Priority priority;

    Category(Priority priority) {
        this.priority = priority;
    }

    /** Of the case, and so of the time in which the report is to be answered. */
    public Priority priority() {
        return priority;
    }

    /** How much harm whoever reads such a message is taken to be shown. */
    public Severity harm() {
        return switch (this) {
            case THREAT, SELF_HARM, EXTORTION, HARASSMENT -> Severity.HIGH;
            case FRAUD, PERSONAL_DATA, OFF_PLATFORM, SPAM, OTHER -> Severity.LOW;
        };
    }

    /** What this version does not know is something else. */
    public static Category of(String signal) {
        return Arrays.stream(values())
                .filter(category -> category.signal().equals(signal))
                .findFirst()
                .orElse(OTHER);
    }

    /** As screenings name their categories. */
    public String signal() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
