package dev.amana.moderation.model;

import dev.amana.moderation.text.Token;
import java.util.ArrayList;
import java.util.List;

/** The words of a text, and which sentences they are in. */
final class Words {
    private final List<Token> tokens = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final int[] sentence;

    /** @param read with the ends of sentences */
    Words(List<Token> read) {
        boolean begins = true;
        List<Integer> sentences = new ArrayList<>(read.size());
        for (Token token : read) {
            if (token.isSentenceEnd()) {
                begins = true;
                continue;
            }
            if (begins) {
                starts.add(tokens.size());
                begins = false;
            }
            tokens.add(token);
            sentences.add(starts.size() - 1);
        }
        sentence = sentences.stream().mapToInt(Integer::intValue).toArray();
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
        return tokens.stream().map(Spelling::plain).toList();
    }

    /** As the language's corpus spells them, where it knows them. */
    List<String> spelled(LanguageModel model) {
        List<String> spelled = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            spelled.add(Spelling.of(token, model.words()));
        }
        return spelled;
    }
}
