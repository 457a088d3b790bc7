package dev.amana.moderation.external;

import java.util.List;
import java.util.Map;

/** Somebody else's opinion on texts. Thread-safe, never throws, and answers within a bounded time. */
public interface ExternalClassifier {
    /**
     * @param texts of one message, the subject first
     * @param language BCP 47 tag of the writer
     */
    Answer classify(List<String> texts, String language);

    sealed interface Answer {}

    /**
     * @param model name and version of what answered
     * @param labels the probability of each
     */
    record Scores(String model, Map<String, Double> labels) implements Answer {
        public Scores {
            labels = Map.copyOf(labels);
        }
    }

    record Unavailable(Reason reason) implements Answer {}

    /** Why there is no answer. */
    enum Reason {
        /** It has failed too often; it is left alone for a while. */
        RESTING,
        /** Too many questions are under way. */
        BUSY,
        /** No answer, or not all of it, in time. */
        TIMEOUT,
        /** No connection, or it broke. */
        UNREACHABLE,
        /** An answer with another status than 200. */
        REFUSED,
        /** An answer that is too long, or not in the agreed form. */
        MALFORMED
    }
}
