package dev.amana.moderation.signal;

/** The categories that our own sources use. Rule files may name further ones; policy and rule sets go by the name. */
public final class Category {
    public static final String THREAT = "threat";
    public static final String EXTORTION = "extortion";
    public static final String SELF_HARM = "self-harm";
    public static final String HARASSMENT = "harassment";
    public static final String CONTACT_DATA = "contact-data";
    public static final String OFF_PLATFORM = "off-platform";
    /** Numbers of cards, accounts and papers. */
    public static final String PERSONAL_DATA = "personal-data";
    /** Addresses and phone numbers of people who are not in the conversation. */
    public static final String THIRD_PARTY = "third-party";
    /** Pictures, and documents without a word: nobody but a person can read them. */
    public static final String SEEN_ONLY = "seen-only";
    /** What a classifier thinks, our own or an external one. */
    public static final String CLASSIFIER = "classifier";

    /** The signal of our own classifier. */
    public static final String LEARNED = "classifier.learned";

    private Category() {}
}
