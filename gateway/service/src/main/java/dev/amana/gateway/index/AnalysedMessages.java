package dev.amana.gateway.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.amana.gateway.cases.TimelineEntry;
import dev.amana.gateway.cases.TimelineQueries;
import dev.amana.gateway.cases.TimelineQueries.MessageReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The masked texts of messages and their tokens. A busy case is indexed again and again while its messages stay as they
 * are, so they are kept for a minute: no longer than keys are, so that both forget an erased party together.
 */
@Component
class AnalysedMessages {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final long MAX_CHARACTERS = 8_000_000;
    private static final List<String> SEARCHED = List.of("subject", "text", "quoted", "hidden");

    private final TimelineQueries timeline;
    private final TextAnalysis analysis;
    private final IndexProperties limits;
    private final Cache<String, Analysed> kept = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumWeight(MAX_CHARACTERS)
            .weigher((String key, Analysed message) -> message.characters())
            .build();

    AnalysedMessages(TimelineQueries timeline, TextAnalysis analysis, IndexProperties limits) {
        this.timeline = timeline;
        this.analysis = analysis;
        this.limits = limits;
    }

    /** In the order of the references. What moderation found changes the masks, so that each verdict counts anew. */
    Map<MessageReference, Analysed> of(String caseId, List<MessageReference> messages) {
        Map<MessageReference, Analysed> all = new LinkedHashMap<>();
        Map<String, MessageReference> missing = new LinkedHashMap<>();
        for (MessageReference message : messages) {
            Analysed known = kept.getIfPresent(key(message));
            if (known == null) {
                missing.put(message.entryId(), message);
            } else {
                all.put(message, known);
            }
        }
        for (TimelineEntry entry :
                missing.isEmpty() ? List.<TimelineEntry>of() : timeline.masked(caseId, List.copyOf(missing.keySet()))) {
            Analysed analysed = analyse(entry);
            MessageReference message = Objects.requireNonNull(missing.get(entry.entryId()));
            kept.put(key(message), analysed);
            all.put(message, analysed);
        }
        Map<MessageReference, Analysed> inOrder = new LinkedHashMap<>();
        messages.stream()
                .filter(all::containsKey)
                .forEach(message -> inOrder.put(message, Objects.requireNonNull(all.get(message))));
        return inOrder;
    }

    private static String key(MessageReference message) {
        return message.entryId() + '/' + message.verdict();
    }

    Analysed analyse(List<String> texts) {
        Map<Language, List<String>> tokens = new TreeMap<>();
        for (String text : texts) {
            for (Language language : Language.of(text)) {
                tokens.computeIfAbsent(language, key -> new ArrayList<>()).add(analysis.spaced(language, text));
            }
        }
        return new Analysed(texts, tokens, "");
    }

    void forget() {
        kept.invalidateAll();
    }

    private Analysed analyse(TimelineEntry entry) {
        List<String> texts = new ArrayList<>();
        for (String name : SEARCHED) {
            String text = value(entry, name);
            if (!text.isBlank()) {
                texts.add(cut(text, limits.charactersPerMessage()));
            }
        }
        Analysed analysed = analyse(texts);
        return new Analysed(texts, analysed.tokens(), value(entry, "text").strip());
    }

    private static String value(TimelineEntry entry, String name) {
        TimelineEntry.Text text = entry.texts().get(name);
        return text == null || text.value() == null ? "" : text.value();
    }

    /** Never between the halves of one character. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /**
     * @param tokens of each text one line per language, so that no phrase is found across the border of two texts
     * @param said what the sender wrote, empty where it is erased
     */
    record Analysed(List<String> texts, Map<Language, List<String>> tokens, String said) {
        int characters() {
            int tokenCharacters = tokens.values().stream()
                    .flatMap(List::stream)
                    .mapToInt(String::length)
                    .sum();
            return said.length() + texts.stream().mapToInt(String::length).sum() + tokenCharacters + 1;
        }
    }
}
