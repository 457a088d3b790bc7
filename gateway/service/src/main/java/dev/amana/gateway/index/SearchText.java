package dev.amana.gateway.index;

import dev.amana.gateway.index.TextAnalysis.Token;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person typed: phrases in quotation marks, and words, cut into tokens by every language they may be in. */
final class SearchText {
    private static final Pattern PHRASE = Pattern.compile("[\"“”„«»「](.{1,200}?)[\"“”„«»」]");
    private static final int MIN_PREFIX = 3;

    private final String words;
    private final List<String> phrases = new ArrayList<>();
    private final Map<Language, Set<String>> terms = new EnumMap<>(Language.class);
    private final TextAnalysis analysis;
    private String prefix = "";

    SearchText(String typed, TextAnalysis analysis) {
        this.analysis = analysis;
        Matcher matcher = PHRASE.matcher(typed);
        while (matcher.find()) {
            phrases.add(matcher.group(1));
        }
        words = PHRASE.matcher(typed).replaceAll(" ").strip();
        for (Language language : Language.of(typed)) {
            Set<String> all = new HashSet<>();
            analysis.tokens(language, typed).forEach(token -> all.add(token.term()));
            terms.put(language, all);
        }
        List<Token> cut = analysis.tokens(Language.ICU, words);
        if (!cut.isEmpty() && cut.getLast().term().length() >= MIN_PREFIX) {
            prefix = cut.getLast().term();
        }
    }

    boolean isEmpty() {
        return words.isEmpty() && phrases.isEmpty();
    }

    /** Whether a token of a text is one that was searched. */
    boolean matches(Language language, String term) {
        return terms.getOrDefault(language, Set.of()).contains(term)
                || (language == Language.ICU && !prefix.isEmpty() && term.startsWith(prefix));
    }

    Set<Language> languages() {
        return terms.keySet();
    }

    /** The Elasticsearch queries that must all hold. */
    List<Map<String, Object>> queries() {
        List<Map<String, Object>> queries = new ArrayList<>();
        if (!words.isEmpty()) {
            queries.add(words());
        }
        phrases.forEach(phrase -> queries.add(anyLanguage("match_phrase", phrase, Map.of())));
        return queries;
    }

    /** Words in the text, the last one perhaps unfinished, or the identifier of an order, a case or a party. */
    private Map<String, Object> words() {
        List<Map<String, Object>> any = new ArrayList<>();
        any.add(anyLanguage("match", words, Map.of("operator", "and")));
        if (!prefix.isEmpty()) {
            any.add(match("match_bool_prefix", Language.ICU, words, Map.of("operator", "and", "boost", 0.3)));
        }
        for (String field : List.of("case_id", "order_id", "parties", "categories")) {
            any.add(Map.of("term", Map.of(field, Map.of("value", words, "case_insensitive", true, "boost", 20))));
        }
        return Map.of("dis_max", Map.of("queries", any));
    }

    private Map<String, Object> anyLanguage(String kind, String text, Map<String, Object> options) {
        List<Map<String, Object>> any = new ArrayList<>();
        for (Language language : languages()) {
            // A language may know all of the words as too common to index; then the others decide.
            if (!analysis.tokens(language, text).isEmpty()) {
                any.add(match(kind, language, text, options));
            }
        }
        return any.isEmpty() ? Map.of("match_none", Map.of()) : Map.of("dis_max", Map.of("queries", any));
    }

    private Map<String, Object> match(String kind, Language language, String text, Map<String, Object> options) {
        Map<String, Object> parameters = new HashMap<>(options);
        parameters.put("query", analysis.spaced(language, text));
        return Map.of(kind, Map.of(language.field(), parameters));
    }
}
