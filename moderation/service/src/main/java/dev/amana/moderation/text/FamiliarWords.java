package dev.amana.moderation.text;

import dev.amana.moderation.text.Vocabulary.Familiar;
import java.util.List;
import java.util.function.Function;

/** Asks a vocabulary about words of texts, each once as long as it is remembered. */
final class FamiliarWords {
    private final Vocabulary vocabulary;
    private final RunTogether runTogether;
    private final Function<Spelled, Familiar> asking = this::asked;

    FamiliarWords(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.runTogether = new RunTogether(vocabulary);
    }

    Familiar of(Token token) {
        return vocabulary.memory().familiar().get(token.spelled(), asking);
    }

    private Familiar asked(Spelled word) {
        boolean known = vocabulary.knows(word.word());
        boolean any = known || word.forms().stream().anyMatch(vocabulary::knows);
        return new Familiar(known, any, known ? List.of() : runTogether.ends(word.word()));
    }
}
