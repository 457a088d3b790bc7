package dev.amana.messaging.claim;

/** What somebody is in a claim. */
public enum Party {
    BUYER,
    SELLER,
    STAFF
}
