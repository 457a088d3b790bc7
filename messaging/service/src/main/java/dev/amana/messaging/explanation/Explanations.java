package dev.amana.messaging.explanation;

import dev.amana.messaging.conversation.WithheldBecause;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/** Puts explanations into words, the same on the page, by API and by mail. */
@Component
public class Explanations {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Passages passages;

    Explanations(Passages passages) {
        this.passages = passages;
    }

    /** @param details categories of a verdict, or places in the mail */
    public Explanation of(String messageId, WithheldBecause because, List<String> details, Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle("messaging/pages", locale, NO_FALLBACK);
        String name = because.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String todo = texts.getString("explanation.todo." + name);
        return switch (because) {
            case HELD, BLOCKED ->
                new Explanation(
                        texts.getString("conversation.state." + name),
                        reasons(texts, details),
                        passages.shortened(messageId),
                        List.of(),
                        todo);
            case AWAITS_SCAN ->
                new Explanation(texts.getString("conversation.state.received"), List.of(), List.of(), List.of(), todo);
            case SENDER_SUSPENDED ->
                new Explanation(
                        texts.getString("conversation.state.sender-suspended"), List.of(), List.of(), List.of(), todo);
            case REVEALS_IDENTITY, NOT_RELAYABLE, INFECTED, NOT_SCANNED ->
                new Explanation(
                        texts.getString("conversation.state.quarantined." + name), List.of(), List.of(), details, todo);
        };
    }

    /** Why a message was withheld, of the categories of its verdict. */
    public List<String> reasons(List<String> categories, Locale locale) {
        return reasons(ResourceBundle.getBundle("messaging/pages", locale, NO_FALLBACK), categories);
    }

    /** What moderation found in a message, shortened. */
    public List<String> passages(String messageId) {
        return passages.shortened(messageId);
    }

    /** As values of the notice {@code message-withheld}. */
    public static String lines(String title, List<String> values) {
        return values.isEmpty() ? "" : title + "\n" + String.join("\n", values);
    }

    public String word(String key, Locale locale) {
        return ResourceBundle.getBundle("messaging/pages", locale, NO_FALLBACK).getString(key);
    }

    /** A marketplace's own rules may have categories that nobody put into words here. */
    private static List<String> reasons(ResourceBundle texts, List<String> categories) {
        return categories.stream()
                .map(category -> "conversation.reason." + category)
                .map(key -> texts.getString(texts.containsKey(key) ? key : "conversation.reason.other"))
                .distinct()
                .toList();
    }
}
