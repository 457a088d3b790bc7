package dev.amana.moderation.model;

import dev.amana.moderation.text.Token;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The words of a text, and which sentences they are in. For one thread. */
final class Words {
    private final List<Token> tokens;
    private final List<Integer> starts = new ArrayList<>();
    /** Of each token, and maybe more. */
    private final int[] sentence;

    private final Map<Language, LanguageModel.Word[]> known = new EnumMap<>(Language.class);

    /** @param read with the ends of sentences */
    Words(List<Token> read) {
        boolean begins = true;
        tokens = new ArrayList<>(read.size());
        sentence = new int[read.size()];
        for (Token token : read) {
            if (token.isSentenceEnd()) {
                begins = true;
                continue;
            }
            if (begins) {
                starts.add(tokens.size());
                begins = false;
            }
            sentence[tokens.size()] = starts.size() - 1;
            tokens.add(token);
        }
    }

    int size() {
        return tokens.size();
    }

    Token token(int at) {
        return tokens.get(at);
    }

    int sentences() {
        return starts.size();
    }

    /** The first token of a sentence; of the one after the last: how many tokens there are. */
    int start(int number) {
        return number == starts.size() ? tokens.size() : starts.get(number);
    }

    /** In which sentence it is. */
    int sentenceOf(int token) {
        return sentence[token];
    }

    /** The first token of the sentence that this one is in. */
    int sentenceStart(int token) {
        return starts.get(sentence[token]);
    }

    /** Where a window begins in the original, which may have been in another order. */
    int startOf(Spans.Span span) {
        int start = Integer.MAX_VALUE;
        for (int i = span.from(); i < span.to(); i++) {
            start = Math.min(start, tokens.get(i).start());
        }
        return start;
    }

    int endOf(Spans.Span span) {
        int end = 0;
        for (int i = span.from(); i < span.to(); i++) {
            end = Math.max(end, tokens.get(i).end());
        }
        return end;
    }

    List<String> spelledPlainly() {
        return tokens.stream().map(token -> Spelling.plain(token.word())).toList();
    }

    /** What a language's model knows of them. */
    LanguageModel.Word[] in(LanguageModel model) {
        return known.computeIfAbsent(model.language(), any -> looked(model));
    }

    private LanguageModel.Word[] looked(LanguageModel model) {
        LanguageModel.Word[] looked = new LanguageModel.Word[tokens.size()];
        for (int i = 0; i < looked.length; i++) {
            looked[i] = model.word(tokens.get(i).spelled());
        }
        return looked;
    }
}
