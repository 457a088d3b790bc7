package dev.amana.moderation.phrase;

import java.util.List;
import java.util.stream.Stream;

/** The parsed form of a pattern. */
sealed interface Phrase {
    /** The spellings of all whole words in it. */
    default Stream<String> spellings() {
        return switch (this) {
            case Word word when word.kind() == Kind.WHOLE -> word.forms().stream();
            case Word partial -> Stream.of();
            case AnyWord any -> Stream.of();
            case Perhaps perhaps -> perhaps.part().spellings();
            case Sequence sequence -> sequence.parts().stream().flatMap(Phrase::spellings);
            case OneOf choice -> choice.alternatives().stream().flatMap(Phrase::spellings);
        };
    }

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
