package dev.amana.moderation.rulebook;

import java.util.HashSet;
import java.util.Set;

/**
 * What the book remembers of a version.
 *
 * @param digest of its present text
 * @param testedDigest of the text that was back-tested last; empty for none
 * @param authors everybody who wrote at it
 * @param wasLive whether it has been in force
 */
record Version(
        int number,
        RuleSetState state,
        String digest,
        String testedDigest,
        String testId,
        Set<String> authors,
        boolean wasLive) {
    static Version drafted(int number, String digest, String by) {
        return new Version(number, RuleSetState.DRAFT, digest, "", "", Set.of(by), false);
    }

    Version revised(String digest, String by) {
        Set<String> all = new HashSet<>(authors);
        all.add(by);
        return new Version(number, state, digest, testedDigest, testId, Set.copyOf(all), wasLive);
    }

    Version tested(String digest, String testId) {
        return new Version(number, state, this.digest, digest, testId, authors, wasLive);
    }

    Version in(RuleSetState state) {
        return new Version(number, state, digest, testedDigest, testId, authors, wasLive || state == RuleSetState.LIVE);
    }

    void require(RuleSetState wanted) {
        if (state != wanted) {
            throw new RuleBookRejection.WrongState(number, state);
        }
    }

    /** Out of force goes as into force: by somebody who did not write it. */
    void requireRetirableBy(String by) {
        if (state == RuleSetState.LIVE && authors.contains(by)) {
            throw new RuleBookRejection.OwnRuleSet();
        }
    }

    /** Back into force comes only what has been: what was given up before that is a draft nobody wanted. */
    void requireFitFor(String by) {
        if (state == RuleSetState.RETIRED && !wasLive) {
            throw new RuleBookRejection.WrongState(number, state);
        }
        if (authors.contains(by)) {
            throw new RuleBookRejection.OwnRuleSet();
        }
        if (!digest.equals(testedDigest)) {
            throw new RuleBookRejection.NotBackTested(number);
        }
    }
}
