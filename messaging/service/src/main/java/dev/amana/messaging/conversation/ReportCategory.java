package dev.amana.messaging.conversation;

import java.util.Locale;

/** What a recipient says is wrong with a message. */
public enum ReportCategory {
    THREAT,
    SELF_HARM,
    EXTORTION,
    HARASSMENT,
    FRAUD,
    PERSONAL_DATA,
    OFF_PLATFORM,
    SPAM,
    OTHER;

    /** Such as {@code self-harm}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException where there is none of that name */
    public static ReportCategory of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
