package dev.amana.moderation.screening;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.amana.moderation.verdict.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Why a reviewer decided as they did, in a word that can be counted. Stored with the decision, so a code is never renamed;
 * what is to be said besides stands in the sealed explanation.
 */
public enum DecisionCode {
    /** Nothing in it is harmful: the rules were wrong. */
    HARMLESS(Outcome.CLEARED, ""),
    /** The sender tells what somebody else said. */
    REPORTED_SPEECH(Outcome.CLEARED, ""),
    /** The conversation around it shows that it is meant otherwise. */
    CONTEXT(Outcome.CLEARED, ""),
    /** What the rules found is there, and allowed here. */
    PERMITTED(Outcome.CLEARED, ""),
    THREAT(Outcome.BLOCKED, "threat"),
    HARASSMENT(Outcome.BLOCKED, "harassment"),
    SELF_HARM(Outcome.BLOCKED, "self-harm"),
    CONTACT_DATA(Outcome.BLOCKED, "contact-data"),
    OFF_PLATFORM(Outcome.BLOCKED, "off-platform"),
    OTHER_HARM(Outcome.BLOCKED, "");

    private final Outcome outcome;
    private final String category;

    DecisionCode(Outcome outcome, String category) {
        this.outcome = outcome;
        this.category = category;
    }

    public static List<DecisionCode> of(Outcome outcome) {
        return Arrays.stream(values()).filter(code -> code.outcome == outcome).toList();
    }

    @JsonCreator
    public static DecisionCode named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Whether what the rules wanted taken out of the message stays in it. */
    boolean letsGoAsItIs() {
        return this == HARMLESS || this == PERMITTED;
    }

    /** What the code says of the categories that the rules found, for whoever learns from decisions. */
    public Grounds about(List<String> categories) {
        List<String> found = categories.stream().distinct().toList();
        return switch (this) {
            case HARMLESS -> new Grounds(this, List.of(), found, false);
            case REPORTED_SPEECH, CONTEXT -> new Grounds(this, List.of(), List.of(), false);
            case PERMITTED, OTHER_HARM -> new Grounds(this, found, List.of(), false);
            case THREAT, HARASSMENT, SELF_HARM, CONTACT_DATA, OFF_PLATFORM ->
                new Grounds(this, List.of(category), List.of(), false);
        };
    }

    /** The code that fits a message of which this category was found. */
    public static DecisionCode blocking(String category) {
        return of(Outcome.BLOCKED).stream()
                .filter(code -> code.category.equals(category))
                .findFirst()
                .orElse(OTHER_HARM);
    }
}
