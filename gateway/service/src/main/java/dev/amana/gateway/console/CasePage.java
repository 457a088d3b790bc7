package dev.amana.gateway.console;

import dev.amana.gateway.cases.CaseRow;
import dev.amana.gateway.cases.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A case as its template sees it. */
public final class CasePage {
    private static final List<String> STEPS = List.of("placed", "paid", "shipped", "delivered");

    private final CaseRow row;

    CasePage(CaseRow row) {
        this.row = row;
    }

    /** The order, or the end of the conversation's id. */
    public String label() {
        String orderId = row.orderId();
        return orderId == null ? Display.shortId(row.caseId()) : orderId;
    }

    public CaseRow row() {
        return row;
    }

    public @Nullable Fact order(String what) {
        return row.state().facts().get("order." + what);
    }

    /** The way of an order, with what has happened and what has not. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (String name : STEPS) {
            steps.add(new Step(name, order(name)));
        }
        if (order("returned") != null) {
            steps.add(new Step("returned", order("returned")));
        }
        return steps;
    }

    public boolean hasOrder() {
        return row.state().facts().keySet().stream().anyMatch(slot -> slot.startsWith("order."));
    }

    public List<Thing> payCodes() {
        return things("pay-code.");
    }

    public List<Thing> gifts() {
        return things("gift.");
    }

    private List<Thing> things(String prefix) {
        Map<String, Map<String, Fact>> byId = new TreeMap<>();
        row.state().facts().forEach((slot, fact) -> {
            int dot = slot.lastIndexOf('.');
            if (slot.startsWith(prefix) && dot > prefix.length()) {
                byId.computeIfAbsent(slot.substring(prefix.length(), dot), id -> new TreeMap<>())
                        .put(slot.substring(dot + 1), fact);
            }
        });
        return byId.entrySet().stream()
                .map(entry -> new Thing(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** @param fact null where it has not happened */
    public record Step(String name, @Nullable Fact fact) {
        public boolean done() {
            return fact != null;
        }
    }

    /** A pay code or a gift, with what is known of it. */
    public record Thing(String id, Map<String, Fact> facts) {
        public @Nullable Fact get(String what) {
            return facts.get(what);
        }

        /** The first value of this name in any of its facts. */
        public @Nullable String value(String name) {
            return facts.values().stream()
                    .map(fact -> fact.values().get(name))
                    .filter(value -> value != null)
                    .findFirst()
                    .orElse(null);
        }

        /** The furthest it has come. */
        public String state() {
            for (String state : List.of("paid", "delivered", "expired", "issued", "placed")) {
                if (facts.containsKey(state)) {
                    return state;
                }
            }
            return "";
        }
    }
}
