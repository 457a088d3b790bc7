package dev.amana.moderation.model;

import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.text.Token;
import java.util.List;

/** Which language each sentence of a text is in, and so which findings of rules are none of it. */
final class Tongues {
    /** On either side of a finding. */
    private static final int AROUND = 2;

    private static final double MOST_OF_IT = 0.6;

    private final Words words;
    private final List<Language> written;
    private final FoundationModel model;

    /** @param written of each sentence */
    Tongues(Words words, List<Language> written, FoundationModel model) {
        this.words = words;
        this.written = written;
        this.model = model;
    }

    /** Whether a rule found words of its language in a sentence of another, such as the English "die" in a German one. */
    boolean isForeign(Signal signal) {
        Language spoken = Language.ofRule(signal.name());
        if (spoken == null) {
            return false;
        }
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (int i = 0; i < words.size(); i++) {
            Token token = words.token(i);
            if (token.end() > signal.start() && token.start() < signal.end()) {
                first = Math.min(first, i);
                last = i;
            }
        }
        return last >= 0 && !isSpoken(spoken, first, last);
    }

    private boolean isSpoken(Language spoken, int first, int last) {
        Language language = written.get(words.sentenceOf(first));
        if (language == spoken || written.get(words.sentenceOf(last)) == spoken) {
            return true;
        }
        int from = Math.max(0, first - AROUND);
        int to = Math.min(words.size(), last + 1 + AROUND);
        int known = model.known(words, from, to, spoken);
        return known >= MOST_OF_IT * (to - from) && known >= model.known(words, from, to, language);
    }
}
