package dev.amana.messaging.smtp;

import org.jspecify.annotations.Nullable;

/**
 * A member of staff who has signed in to submit mail.
 *
 * @param address the one address they may write from, in the form in which spellings of one mailbox are equal
 * @param passwordId with which; null for the demo's, which nobody revokes
 */
public record Login(
        String staffId, String address, @Nullable String passwordId) {}
