package dev.amana.moderation.rules;

import dev.amana.moderation.verdict.Role.Standing;
import dev.amana.moderation.verdict.Severity;
import java.util.List;
import java.util.Set;

/**
 * Ideas that together mean something, whatever the words are and however they stand: somebody's child, and harm.
 *
 * @param id stable; the language is put behind it
 * @param all one idea of each set must occur; the first set is the anchor
 * @param unless ideas which, in the same sentence, make it harmless
 * @param within how many words the others may stand away from the anchor
 * @param sentences over how many sentences it may reach
 * @param inOrder whether the others must come after the anchor
 * @param senders to whose messages it applies
 */
record Frame(
        String id,
        String category,
        Severity severity,
        List<Set<String>> all,
        Set<String> unless,
        int within,
        int sentences,
        boolean inOrder,
        Set<Standing> senders) {}
