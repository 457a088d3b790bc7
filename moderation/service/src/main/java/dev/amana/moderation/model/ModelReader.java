package dev.amana.moderation.model;

import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.text.Token;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Looks at a text through windows: sentences, neighbours, and parts of long ones. Thread-safe; linear in the text. */
final class ModelReader {
    private static final double ROUNDING = 0.02;

    private final FoundationModel model;
    private final Languages languages;

    ModelReader(FoundationModel model) {
        this.model = model;
        this.languages = new Languages(model);
    }

    /**
     * What a text means.
     *
     * @param locale of the writer, who may write in another language
     * @param hints what rules noticed in the same text
     * @param ease what is added to margins of harm
     */
    Reading read(Normaliser.Text text, String locale, Hints hints, double ease) {
        // Letters that stand apart say nothing, and words are spelled in many ways; so the text is scored as it was
        // meant.
        Words words = new Words(Normaliser.views(text, model.words()).repaired());
        List<Language> written = languages.of(words, locale);
        return new Reading(scores(words, written, hints, ease), new Tongues(words, written, model));
    }

    /**
     * Whether a window of sentences may be noticed that reaches over a place; false only where none is. Only the sentences
     * around it are read.
     */
    boolean mayBeNoticed(Normaliser.Text text, int place, String locale, Hints hints, double ease, double doubt) {
        List<Token> unmasked = Normaliser.unmasked(text, model.words());
        Around around = Around.of(unmasked, place);
        if (around == null) {
            return true;
        }
        List<Token> part = unmasked.subList(around.from(), around.to());
        Words words = new Words(Normaliser.repaired(part, unmasked, model.words()));
        List<Language> written =
                languages.of(words, locale, () -> new Words(Normaliser.repaired(unmasked, unmasked, model.words())));
        return scores(words, written, hints, ease).stream()
                .filter(score -> score.start() < place && score.end() > place)
                .anyMatch(score -> score.margin() - doubt >= score.target().likely() - ROUNDING);
    }

    private List<Score> scores(Words words, List<Language> written, Hints hints, double ease) {
        List<Score> scores = new ArrayList<>();
        Map<Language, Sums> sums = new EnumMap<>(Language.class);
        for (Spans.Span span : Spans.of(words, written)) {
            LanguageModel ofLanguage = model.of(span.language());
            if (ofLanguage != null) {
                Sums sum = sums.computeIfAbsent(span.language(), any -> Sums.of(words, ofLanguage));
                for (Target target : Target.values()) {
                    scores.add(score(target, span, words, sum, hints, ease));
                }
            }
        }
        return scores;
    }

    private Score score(Target target, Spans.Span span, Words words, Sums sum, Hints hints, double ease) {
        double margin = sum.margin(target, span.from(), span.to());
        int start = words.startOf(span);
        int end = words.endOf(span);
        if (target == Target.HARM && !model.hints().isEmpty()) {
            margin = model.hints().with(margin, hints.in(span.language(), start, end, span.to() - span.from()))
                    + span.language().ease()
                    + ease;
        }
        return new Score(
                target,
                margin - span.doubt(),
                start,
                end,
                words.token(span.reach()).start());
    }
}
