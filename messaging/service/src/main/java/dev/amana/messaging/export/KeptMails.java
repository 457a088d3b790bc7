package dev.amana.messaging.export;

import java.util.Optional;

/** Where mails of a conversation are kept longer than in the mailbox: as evidence of a claim. */
@FunctionalInterface
public interface KeptMails {
    KeptMails NONE = (messageId, form) -> Optional.empty();

    enum Form {
        ORIGINAL,
        DELIVERED
    }

    /** The mail as it came or as it went out; empty where it is not kept. */
    Optional<byte[]> mail(String messageId, Form form);
}
