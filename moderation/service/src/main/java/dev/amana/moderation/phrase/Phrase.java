package dev.amana.moderation.phrase;

import java.util.List;

/** The parsed form of a pattern. */
sealed interface Phrase {
    /** One token in any of the given spellings; {@code kind} says which part of the token has to agree. */
    record Word(List<String> forms, Kind kind) implements Phrase {}

    record AnyWord() implements Phrase {}

    record Sequence(List<Phrase> parts) implements Phrase {}

    record OneOf(List<Phrase> alternatives) implements Phrase {}

    record Perhaps(Phrase part) implements Phrase {}

    enum Kind {
        WHOLE,
        BEGINNING,
        END
    }
}
