package dev.amana.messaging.conversation;

/**
 * Somebody who writes or is written to.
 *
 * @param id party id, staff id, or {@link #SUPPORT_DESK} for the desk as a whole
 * @param locale BCP 47 tag of the language to address them in
 */
public record Participant(String id, Role role, String locale) {
    public static final String SUPPORT_DESK = "support-desk";

    /** The desk as a whole, whoever of its staff is assigned. */
    public static Participant supportDesk(String locale) {
        return new Participant(SUPPORT_DESK, Role.AGENT, locale);
    }
}
