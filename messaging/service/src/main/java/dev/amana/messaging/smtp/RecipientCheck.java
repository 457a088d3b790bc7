package dev.amana.messaging.smtp;

/** The answer to RCPT. */
public sealed interface RecipientCheck {

    /** @param aliasOwner party id of the one who will receive the mail */
    record Accepted(String conversationId, String aliasOwner) implements RecipientCheck {}

    record Refused(SmtpReply reply) implements RecipientCheck {}
}
