package dev.amana.messaging.outbound;

/** Asked before every attempt. A bean of this type is optional. */
public interface AttemptGate {

    Decision decide(String conversationId, String messageId, String sender);

    enum Decision {
        SEND,
        /** Asked again later, without end; the four days begin anew. */
        POSTPONE,
        /** Fails with status 5.7.1. */
        CANCEL
    }
}
