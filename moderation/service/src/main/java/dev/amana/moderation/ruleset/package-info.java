/**
 * The language of rule sets: a YAML text of rules, each with a condition in CEL over signals and facts about the sender,
 * words to look for, or both. {@link dev.amana.moderation.ruleset.SetReader} checks a text and says what is wrong with it
 * by rule, line and column; {@link dev.amana.moderation.ruleset.CompiledSet} is what screens with it. Words are looked for
 * by Lucene Monitor, over the tokens of the normaliser, so that what is disguised counts, and thousands of rules cost
 * little more than one. Who may change sets, and which one is live, is the business of {@code rulebook}.
 */
@NullMarked
package dev.amana.moderation.ruleset;

import org.jspecify.annotations.NullMarked;
