package dev.amana.messaging.smtp;

import org.jspecify.annotations.Nullable;

/**
 * From whom a mail comes, as far as it is known at RCPT.
 *
 * @param sender the address of MAIL FROM, empty for the null sender
 * @param login who has signed in, where mail is submitted
 */
public record Envelope(String sender, @Nullable Login login) {}
