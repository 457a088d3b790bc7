/**
 * Which rule sets there are and which one is live. {@link dev.amana.moderation.rulebook.RuleBook} is one aggregate, so that
 * there is never more than one live version; each version goes from draft over a back-test, perhaps shadow, to live, by
 * somebody who did not write it, and is retired by its successor. Every instance follows the table of versions and swaps
 * what it screens with in one step: a message is screened by one version from beginning to end.
 */
@NullMarked
package dev.amana.moderation.rulebook;

import org.jspecify.annotations.NullMarked;
