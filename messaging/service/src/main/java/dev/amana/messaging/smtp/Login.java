package dev.amana.messaging.smtp;

/**
 * A member of staff who has signed in to submit mail.
 *
 * @param address the one address they may write from, in the form in which spellings of one mailbox are equal
 */
public record Login(String staffId, String address) {}
