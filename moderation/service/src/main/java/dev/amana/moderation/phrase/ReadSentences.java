package dev.amana.moderation.phrase;

import dev.amana.moderation.text.Spelled;
import dev.amana.moderation.text.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds patterns in the texts of one message. No pattern reaches over the end of a sentence; so what was found in a sentence
 * is remembered for the other readings of the same text, and for texts that repeat it. For one thread.
 */
public final class ReadSentences {
    private final PhraseAutomaton automaton;
    private final Map<List<Spelled>, List<PhraseMatch>> known = new HashMap<>();

    ReadSentences(PhraseAutomaton automaton) {
        this.automaton = automaton;
    }

    /** Every place where a pattern ends, with the earliest place where it may have begun. */
    public List<PhraseMatch> find(List<Token> tokens) {
        List<PhraseMatch> matches = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || tokens.get(i).isSentenceEnd()) {
                if (i > from) {
                    add(tokens.subList(from, i), from, matches);
                }
                from = i + 1;
            }
        }
        return matches;
    }

    private void add(List<Token> sentence, int from, List<PhraseMatch> matches) {
        for (PhraseMatch match : known.computeIfAbsent(words(sentence), any -> automaton.find(sentence))) {
            matches.add(match.later(from));
        }
    }

    private static List<Spelled> words(List<Token> sentence) {
        List<Spelled> words = new ArrayList<>(sentence.size());
        for (int i = 0; i < sentence.size(); i++) {
            words.add(sentence.get(i).spelled());
        }
        return words;
    }
}
