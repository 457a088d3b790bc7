package dev.amana.moderation.rules;

import dev.amana.moderation.verdict.Role.Standing;
import dev.amana.moderation.verdict.Severity;
import java.util.List;
import java.util.Set;

/**
 * Phrases that mean the same thing.
 *
 * @param id stable, such as {@code threat.de.violence}
 * @param patterns see {@code dev.amana.moderation.phrase}
 * @param exceptions phrases which, where they overlap a match, make it harmless
 * @param senders to whose messages the rule applies
 */
record Rule(
        String id,
        String category,
        Severity severity,
        List<String> patterns,
        List<String> exceptions,
        Set<Standing> senders) {}
