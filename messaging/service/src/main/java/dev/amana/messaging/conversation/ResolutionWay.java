package dev.amana.messaging.conversation;

/** What a buyer may ask for instead of a claim. */
public enum ResolutionWay {
    RETURN,
    REFUND,
    REPLACEMENT
}
