package dev.amana.moderation.contract;

import java.util.List;

/**
 * What of Amana's own an order can make unavailable, and who obeys. The one table of it: moderation lets nothing else of
 * Amana's be ordered, since nothing would become unavailable, and whoever obeys looks here whether it is meant.
 *
 * @param by the context that obeys
 * @param subject as in {@link UnavailabilityEvent.UnavailableScope}
 * @param areas the same
 */
public record ObeyedScope(String by, String subject, List<String> areas) {
    public static final String MESSAGING = "messaging";
    public static final String PAYMENTS = "payments";

    /** In the order in which they are shown. */
    public static final List<ObeyedScope> ALL = List.of(
            new ObeyedScope(MESSAGING, "amana:messaging", List.of("CHANNEL", "SIGN_UPS")),
            new ObeyedScope(MESSAGING, "amana:messaging.mail", List.of("CHANNEL")),
            new ObeyedScope(MESSAGING, "amana:messaging.page", List.of("CHANNEL")),
            new ObeyedScope(MESSAGING, "amana:messaging.submission", List.of("CHANNEL")),
            // Payments does one thing: whatever of it is ordered, there are no new codes.
            new ObeyedScope(
                    PAYMENTS, "amana:payments", List.of("PAYMENTS", "CHANNEL", "SIGN_UPS", "UPDATES", "FEATURE")));

    private static final String OWN = "amana:";

    public ObeyedScope {
        areas = List.copyOf(areas);
    }

    /** Whether it is Amana's; anything else is somebody else's, and theirs to obey. */
    public static boolean isOwn(String subject) {
        return subject.startsWith(OWN);
    }

    /** Whether any part of Amana obeys. */
    public static boolean isObeyed(String subject, String area) {
        return ALL.stream().anyMatch(scope -> scope.means(subject, area));
    }

    /** Whether that context obeys. */
    public static boolean isObeyedBy(String context, String subject, String area) {
        return ALL.stream().anyMatch(scope -> scope.by.equals(context) && scope.means(subject, area));
    }

    private boolean means(String otherSubject, String area) {
        return subject.equals(otherSubject) && areas.contains(area);
    }
}
