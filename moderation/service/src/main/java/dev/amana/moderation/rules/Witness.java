package dev.amana.moderation.rules;

import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.text.Token;
import dev.amana.moderation.verdict.Place;
import java.util.List;

/**
 * Whoever tells what somebody else said is a witness: the words that say so stand close to what was said.
 *
 * @param own where the writer goes on to what he will do himself, or why
 */
record Witness(List<Token> tokens, List<Occurrence> reports, List<Occurrence> own) {
    private static final int REPORT_DISTANCE_TOKENS = 8;

    /** The signal in the voice in which it was said. */
    Signal voiced(Signal signal, Occurrence place) {
        return signal.place() == Place.OWN && isReported(place) ? signal.withPlace(Place.REPORTED) : signal;
    }

    private boolean isReported(Occurrence place) {
        return reports.stream()
                .anyMatch(report -> isNear(report.last(), place.first())
                        || isNear(place.last(), report.first())
                        || (report.first() <= place.first() && place.first() <= report.last()));
    }

    private boolean isNear(int before, int after) {
        return before < after
                && after - before <= REPORT_DISTANCE_TOKENS
                && own.stream().noneMatch(turn -> turn.first() > before && turn.first() <= after)
                && tokens.subList(before, after).stream().noneMatch(Token::isSentenceEnd);
    }
}
