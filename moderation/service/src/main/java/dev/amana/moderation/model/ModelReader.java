package dev.amana.moderation.model;

import dev.amana.moderation.text.Normaliser;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Looks at a text through windows: sentences, neighbours, and parts of long ones. Thread-safe; linear in the text. */
final class ModelReader {
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
        double margin = sum.margin(target, span.from(), span.to()) - span.doubt();
        int start = words.startOf(span);
        int end = words.endOf(span);
        if (target == Target.HARM && !model.hints().isEmpty()) {
            margin = model.hints().with(margin, hints.in(span.language(), start, end))
                    + span.language().ease()
                    + ease;
        }
        return new Score(target, margin, start, end, words.token(span.reach()).start());
    }
}
