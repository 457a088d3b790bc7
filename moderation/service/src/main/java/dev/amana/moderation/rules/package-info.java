/**
 * The rules and where they come from: a folder of YAML files, compiled as a whole to one immutable {@link
 * dev.amana.moderation.rules.RuleSet}. A changed file is picked up while messages flow; a set that does not compile is
 * refused as a whole, and the last good one stays.
 */
@NullMarked
package dev.amana.moderation.rules;

import org.jspecify.annotations.NullMarked;
