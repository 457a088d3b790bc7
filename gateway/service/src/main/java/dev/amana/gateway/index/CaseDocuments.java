package dev.amana.gateway.index;

import dev.amana.gateway.cases.CaseClaims;
import dev.amana.gateway.cases.CaseMessage.State;
import dev.amana.gateway.cases.CaseRow;
import dev.amana.gateway.cases.CaseState;
import dev.amana.gateway.cases.Fact;
import dev.amana.gateway.cases.Redaction;
import dev.amana.gateway.cases.TimelineQueries;
import dev.amana.gateway.cases.TimelineQueries.MessageReference;
import dev.amana.gateway.index.AnalysedMessages.Analysed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Builds the document of a case. Everything in it is masked or has no personal meaning. */
@Component
class CaseDocuments {
    private static final int SUMMARY_CHARACTERS = 160;

    private final TimelineQueries timeline;
    private final AnalysedMessages messages;
    private final IndexProperties limits;

    CaseDocuments(TimelineQueries timeline, AnalysedMessages messages, IndexProperties limits) {
        this.timeline = timeline;
        this.messages = messages;
        this.limits = limits;
    }

    Map<String, Object> of(CaseRow row) {
        CaseState state = row.state();
        List<MessageReference> newest = timeline.newestMessages(row.caseId(), limits.messagesPerCase());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("case_id", row.caseId());
        if (row.orderId() != null) {
            document.put("order_id", row.orderId());
        }
        document.put("status", row.status().wireName());
        document.put("severity", row.severity().wireName());
        document.put("contexts", row.contexts());
        document.put("parties", row.parties());
        Set<String> categories = new TreeSet<>(state.categories().keySet());
        if (CaseClaims.anyLive(state.facts())) {
            categories.add(CaseClaims.CATEGORY);
        }
        if (state.messages().containsKey(State.SENDER_SUSPENDED.wireName())) {
            categories.add(State.SENDER_SUSPENDED.wireName());
        }
        document.put("categories", categories);
        document.put("opened_at", row.openedAt().toString());
        document.put("updated_at", row.updatedAt().toString());
        document.put("messages", state.messageCount());
        document.put("revision", row.revision());
        document.put("summary", summary(row, newest));
        addTexts(document, row, newest);
        return document;
    }

    /** A withheld message is found, but its text is not in the document: no search result quotes it. */
    private void addTexts(Map<String, Object> document, CaseRow row, List<MessageReference> newest) {
        List<String> texts = new ArrayList<>();
        Map<Language, List<String>> tokens = new TreeMap<>();
        String items = items(row.state());
        if (!items.isEmpty()) {
            texts.add(items);
            addTokens(messages.analyse(List.of(items)), tokens);
        }
        int left = limits.charactersPerCase() - items.length();
        for (Map.Entry<MessageReference, Analysed> one :
                messages.of(row.caseId(), newest).entrySet()) {
            Analysed analysed = one.getValue();
            int length = analysed.texts().stream().mapToInt(String::length).sum();
            if (length <= left) {
                left -= length;
                addTokens(analysed, tokens);
                if (!one.getKey().withheld()) {
                    texts.addAll(analysed.texts());
                }
            }
        }
        document.put("texts", texts);
        tokens.forEach((language, lines) -> document.put(language.field(), lines));
    }

    private static void addTokens(Analysed analysed, Map<Language, List<String>> tokens) {
        analysed.tokens()
                .forEach((language, lines) -> tokens.computeIfAbsent(language, key -> new ArrayList<>())
                        .addAll(lines));
    }

    /**
     * The newest message in brief that was not withheld: nobody reads a threat in passing. Without one, what was
     * ordered.
     */
    private String summary(CaseRow row, List<MessageReference> newest) {
        List<MessageReference> passed =
                newest.stream().filter(message -> !message.withheld()).limit(1).toList();
        String said = messages.of(row.caseId(), passed).values().stream()
                .map(Analysed::said)
                .collect(Collectors.joining());
        if (!said.isEmpty()) {
            String line = said.replaceAll("\\s+", " ");
            return line.length() <= SUMMARY_CHARACTERS ? line : AnalysedMessages.cut(line, SUMMARY_CHARACTERS) + "…";
        }
        Fact placed = row.state().facts().get("order.placed");
        return placed == null ? "" : (amount(placed) + " · " + items(row.state())).strip();
    }

    private static String amount(Fact placed) {
        String currency = placed.values().getOrDefault("currency", "");
        try {
            int digits = Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
            long minorUnits = Long.parseLong(placed.values().getOrDefault("totalMinor", "0"));
            return currency + " " + BigDecimal.valueOf(minorUnits, digits);
        } catch (IllegalArgumentException e) {
            return currency;
        }
    }

    private static String items(CaseState state) {
        Fact placed = state.facts().get("order.placed");
        return placed == null ? "" : Redaction.of(placed.values().getOrDefault("items", ""));
    }
}
