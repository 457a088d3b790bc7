package dev.amana.moderation.transparency;

import java.util.List;

/**
 * How a category of ours is called in the transparency database, and which rule of the terms it breaks.
 *
 * @param keywords of the database; none where none fits
 * @param rule the heading in the terms
 * @param explanation why a message of this kind breaks it
 */
record Ground(String category, List<String> keywords, String rule, String explanation) {
    private static final String CYBER_VIOLENCE = "STATEMENT_CATEGORY_CYBER_VIOLENCE";
    private static final String TERMS = "STATEMENT_CATEGORY_OTHER_VIOLATION_TC";

    static Ground of(String category) {
        return switch (category) {
            case "threat" ->
                new Ground(
                        CYBER_VIOLENCE,
                        List.of("KEYWORD_CYBER_BULLYING_INTIMIDATION"),
                        "Conduct in messages: no threats",
                        "Users must not announce or imply violence or other harm to anybody.");
            case "harassment", "insult" ->
                new Ground(
                        CYBER_VIOLENCE,
                        List.of("KEYWORD_CYBER_HARASSMENT"),
                        "Conduct in messages: no harassment",
                        "Users must not insult, degrade or pursue the people they trade with.");
            case "self-harm" ->
                new Ground(
                        "STATEMENT_CATEGORY_SELF_HARM",
                        List.of(),
                        "Conduct in messages: no encouragement to self-harm",
                        "Users must not urge anybody to hurt themselves.");
            case "extortion", "fraud" ->
                new Ground(
                        "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
                        List.of(),
                        "Conduct in messages: no fraud and no extortion",
                        "Users must not demand money or reviews under pressure, nor deceive to obtain them.");
            case "personal-data", "third-party" ->
                new Ground(
                        "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
                        List.of(),
                        "Conduct in messages: no personal data of others",
                        "Users must not pass on personal data of people who are not part of the trade.");
            case "contact-data", "off-platform" ->
                new Ground(
                        TERMS,
                        List.of(),
                        "Conduct in messages: trade stays on the marketplace",
                        "Users must not exchange contact data or arrange payment outside of the marketplace, because neither side is protected there.");
            default ->
                new Ground(
                        TERMS,
                        List.of(),
                        "Conduct in messages",
                        "The message could not be examined, or breaks the rules of conduct in messages.");
        };
    }
}
