package dev.amana.messaging.web;

import dev.amana.messaging.conversation.Stage;
import dev.amana.messaging.conversation.WithheldBecause;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How states and names read outside. */
final class Words {
    private Words() {}

    static String of(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code received}, {@code held}, {@code blocked}, {@code quarantined}, {@code sender-suspended}, {@code cleared}, {@code relayed}, {@code failed}. */
    static String of(Stage stage, @Nullable WithheldBecause because) {
        return switch (stage) {
            case WAITING -> "received";
            case WITHHELD -> because == null ? "held" : of(because);
            case QUARANTINED -> "quarantined";
            case AWAITING_SCAN -> "awaiting-scan";
            case STOPPED -> "sender-suspended";
            case RELEASED -> "cleared";
            case RELAYED -> "relayed";
            case FAILED -> "failed";
        };
    }
}
