package dev.amana.moderation.model;

import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.text.Token;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at a text through windows: sentences, neighbours, and parts of long ones. Thread-safe; linear in the text. */
final class ModelReader {
    private static final double ROUNDING = 0.02;
    private static final int ANYWHERE = -1;
    private static final Target[] TARGETS = Target.values();

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
        return new Reading(scores(words, written, hints, ease, ANYWHERE), new Tongues(words, written, model));
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
        return scores(words, written, hints, ease, place).stream()
                .anyMatch(score -> score.reaches(score.target().likely() - ROUNDING, doubt));
    }

    /** @param over only of windows that reach over this place */
    private List<Score> scores(Words words, List<Language> written, Hints hints, double ease, int over) {
        List<Score> scores = new ArrayList<>();
        Map<Language, Sums> sums = new EnumMap<>(Language.class);
        for (Spans.Span span : Spans.of(words, written)) {
            int start = words.startOf(span);
            int end = words.endOf(span);
            LanguageModel ofLanguage = model.of(span.language());
            if (ofLanguage != null && (over == ANYWHERE || (start < over && end > over))) {
                Sums sum = sums.computeIfAbsent(span.language(), any -> Sums.of(words, ofLanguage));
                double[] margins = sum.margins(span.from(), span.to());
                int reach = words.token(span.reach()).start();
                for (Target target : TARGETS) {
                    scores.add(score(target, margins[target.number()], span, start, end, reach, hints, ease));
                }
            }
        }
        return scores;
    }

    private Score score(
            Target target, double words, Spans.Span span, int start, int end, int reach, Hints hints, double ease) {
        if (target != Target.HARM || model.hints().isEmpty()) {
            double margin = words - span.doubt();
            return new Score(target, margin, () -> margin, start, end, reach);
        }
        double most = model.hints().most(words) + span.language().ease() + ease - span.doubt();
        return new Score(target, most, () -> harm(words, span, start, end, hints, ease), start, end, reach);
    }

    private double harm(double words, Spans.Span span, int start, int end, Hints hints, double ease) {
        Set<String> names = hints.in(span.language(), start, end, span.to() - span.from());
        return model.hints().with(words, names) + span.language().ease() + ease - span.doubt();
    }
}
