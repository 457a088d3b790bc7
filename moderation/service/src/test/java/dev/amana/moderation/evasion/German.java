package dev.amana.moderation.evasion;

/** Spellings of those who have, or claim to have, no German keyboard. */
final class German {
    private German() {}

    static String spelledOut(String text) {
        return text.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("Ä", "Ae")
                .replace("Ö", "Oe")
                .replace("Ü", "Ue")
                .replace("ß", "ss");
    }

    static String dropped(String text) {
        return Latin.replaced(text, "äöüÄÖÜß", "aouAOUs");
    }
}
