package dev.amana.platform.personal;

import java.util.Locale;

/** Why a piece of personal data is kept, and so how long: each class of each data subject has a key of its own. */
public enum RetentionClass {
    /** Mails, chat and what they carry: gone when the person asks. */
    CORRESPONDENCE,
    /** Evidence in a dispute between two parties: kept until claims lapse. */
    CLAIM_EVIDENCE,
    /** Who paid or received cash: kept as anti-money-laundering and tax law demand. */
    CASH_REPORTING,
    /** Warranty and gift entitlements. */
    ENTITLEMENT,
    /** What a member of staff did and why: kept for labour law and audits. */
    STAFF_EVIDENCE,
    /** Name, address, e-mail, phone: gone when the person asks. */
    PROFILE;

    /** The name outside the JVM, such as {@code claim-evidence}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The inverse of {@link #wireName()}. Throws {@link IllegalArgumentException} for an unknown name. */
    public static RetentionClass of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
