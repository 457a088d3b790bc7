package dev.amana.moderation.ruleset;

import java.util.List;
import java.util.stream.Collectors;

/** A text that is no rule set, with all that is wrong with it, or the first hundred. */
public final class MalformedSet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Never serialised.
    private final List<SetError> errors;

    MalformedSet(List<SetError> errors) {
        super(errors.stream().limit(5).map(SetError::toString).collect(Collectors.joining("; ")));
        this.errors = List.copyOf(errors);
    }

    public List<SetError> errors() {
        return errors;
    }
}
