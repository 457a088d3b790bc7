package dev.amana.messaging.outbound;

/** How one attempt went. Statuses are enhanced codes (RFC 3463). */
sealed interface SendResult {

    record Accepted() implements SendResult {}

    /** Trying again makes no sense. */
    record Refused(String status) implements SendResult {}

    /** Worth another try. */
    record Deferred(String status) implements SendResult {}

    /** The connection broke after the last byte and before the answer: it may have arrived. */
    record Unknown() implements SendResult {}

    /** The gate closed before the first byte of the content was sent. */
    record Stopped() implements SendResult {}

    /** The destination could not be reached at all, which concerns every mail for it. */
    record Unreachable(String status) implements SendResult {}
}
