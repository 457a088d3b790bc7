package dev.amana.gateway.index;

import dev.amana.gateway.cases.CaseMessage.State;
import dev.amana.gateway.cases.CaseRow;
import dev.amana.gateway.cases.CaseState;
import dev.amana.gateway.cases.Fact;
import dev.amana.gateway.cases.Redaction;
import dev.amana.gateway.cases.TimelineEntry;
import dev.amana.gateway.cases.TimelineEntry.Text;
import dev.amana.gateway.cases.TimelineQueries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the document of a case. Everything in it is masked or has no personal meaning. */
@Component
class CaseDocuments {
    private static final int SUMMARY_CHARACTERS = 160;
    private static final List<String> SEARCHED = List.of("subject", "text", "quoted", "hidden");

    private final TimelineQueries timeline;
    private final TextAnalysis analysis;
    private final IndexProperties limits;

    CaseDocuments(TimelineQueries timeline, TextAnalysis analysis, IndexProperties limits) {
        this.timeline = timeline;
        this.analysis = analysis;
        this.limits = limits;
    }

    Map<String, Object> of(CaseRow row) {
        CaseState state = row.state();
        List<TimelineEntry> messages = timeline.newestMessages(row.caseId(), limits.messagesPerCase());
        List<String> texts = texts(state, messages);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("case_id", row.caseId());
        if (row.orderId() != null) {
            document.put("order_id", row.orderId());
        }
        document.put("status", row.status().wireName());
        document.put("severity", row.severity().wireName());
        document.put("contexts", row.contexts());
        document.put("parties", row.parties());
        document.put("categories", state.categories().keySet());
        document.put("opened_at", row.openedAt().toString());
        document.put("updated_at", row.updatedAt().toString());
        document.put("messages", state.messageCount());
        document.put("revision", row.revision());
        document.put("summary", summary(state, messages));
        document.put("texts", texts);
        tokens(texts).forEach((language, tokens) -> document.put(language.field(), tokens));
        return document;
    }

    private List<String> texts(CaseState state, List<TimelineEntry> messages) {
        List<String> texts = new ArrayList<>();
        int left = limits.charactersPerCase();
        for (TimelineEntry message : messages) {
            for (String name : SEARCHED) {
                String text = value(message.texts().get(name));
                if (!text.isBlank() && left > 0) {
                    String cut = cut(text, Math.min(left, limits.charactersPerMessage()));
                    texts.add(cut);
                    left -= cut.length();
                }
            }
        }
        String items = items(state);
        if (!items.isEmpty()) {
            texts.add(items);
        }
        return texts;
    }

    /** A list per field, so that no phrase is found across the border of two texts. */
    private Map<Language, List<String>> tokens(List<String> texts) {
        Map<Language, List<String>> tokens = new TreeMap<>();
        for (String text : texts) {
            for (Language language : Language.of(text)) {
                tokens.computeIfAbsent(language, key -> new ArrayList<>()).add(analysis.spaced(language, text));
            }
        }
        return tokens;
    }

    /** The newest message in brief that was not withheld: nobody reads a threat in passing. Without one, what was ordered; without that, the order or conversation. */
    private static String summary(CaseState state, List<TimelineEntry> messages) {
        for (TimelineEntry message : messages) {
            String text = value(message.texts().get("text")).strip();
            if (!text.isEmpty() && !withheld(message)) {
                String line = text.replaceAll("\\s+", " ");
                return line.length() <= SUMMARY_CHARACTERS ? line : cut(line, SUMMARY_CHARACTERS) + "…";
            }
        }
        Fact placed = state.facts().get("order.placed");
        return placed == null ? "" : (amount(placed) + " · " + items(state)).strip();
    }

    private static boolean withheld(TimelineEntry entry) {
        TimelineEntry.Message message = entry.message();
        return message != null && (message.state() == State.HELD || message.state() == State.BLOCKED);
    }

    private static String amount(Fact placed) {
        String currency = placed.values().getOrDefault("currency", "");
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return currency + " "
                    + BigDecimal.valueOf(Long.parseLong(placed.values().getOrDefault("totalMinor", "0")), digits);
        } catch (IllegalArgumentException e) {
            return currency;
        }
    }

    private static String items(CaseState state) {
        Fact placed = state.facts().get("order.placed");
        return placed == null ? "" : Redaction.of(placed.values().getOrDefault("items", ""));
    }

    private static String value(@Nullable Text text) {
        return text == null || text.value() == null ? "" : text.value();
    }

    /** Never between the halves of one character. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
