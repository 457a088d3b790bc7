package dev.amana.messaging.conversation;

/**
 * The answer to a message that came in.
 *
 * @param stage where it stands
 * @param now whether it was taken now, rather than before
 */
public record Receipt(Stage stage, boolean now) {}
