package dev.amana.messaging.authentication;

/** Whether an address that a mail names as its sender is proven, as far as a domain can prove it. */
public enum Proof {
    /** Its domain vouches for the mail. */
    PROVEN,
    /** It does not, and does not say that such mails be refused. */
    UNPROVEN,
    /** It does not, and wants such mails refused. */
    FORBIDDEN,
    /** The DNS did not answer. */
    TEMPORARY;

    /**
     * Of one mail.
     *
     * @param header of the address in From; unproven where there is not exactly one
     * @param envelope of the address in MAIL FROM; unproven for the null sender
     */
    public record Both(Proof header, Proof envelope) {}
}
