package dev.amana.messaging.mime;

import java.util.List;
import java.util.Set;

/** Looks for identifiers of a hidden party in a finished mail. */
public final class LeakCheck {

    /** @param where header name or part path; @param identifier what was found there */
    public record Finding(String where, String identifier) {}

    public List<Finding> inspect(byte[] built, Set<String> identifiers) {
        throw new UnsupportedOperationException();
    }
}
