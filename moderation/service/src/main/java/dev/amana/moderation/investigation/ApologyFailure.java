package dev.amana.moderation.investigation;

/** Why an apology did not reach the customer, as far as whoever writes another one should know. */
public enum ApologyFailure {
    /** The customer may not be written to: they want no contact, or what was written is no longer there. */
    UNWANTED,
    /** Messaging knows no such conversation. */
    UNKNOWN,
    /** Too many messages of the conversation wait; another time there is room. */
    FULL,
    /** Screening, or the gate that keeps identities, did not let it through. */
    WITHHELD,
    /** It was sent, and came back. */
    CAME_BACK;

    /** @param status enhanced status code (RFC 3463); without an attempt, messaging itself refused it */
    public static ApologyFailure of(String status, int attempts) {
        if (attempts > 0) {
            return CAME_BACK;
        }
        return switch (status) {
            case "5.7.1" -> UNWANTED;
            case "5.1.1" -> UNKNOWN;
            case "5.3.1" -> FULL;
            default -> CAME_BACK;
        };
    }
}
