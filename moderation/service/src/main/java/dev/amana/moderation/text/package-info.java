/**
 * Reads text as a person would, whatever was done to its letters: a pipeline of small steps ({@code Step}) that undoes
 * invisible characters, compatibility forms, look-alikes and script variants, and then cuts the result into tokens.
 * Every character remembers where in the original it came from, so that a finding can be shown and masked there.
 *
 * <p>The same pipeline reads messages and rules; hence a rule may be written in any spelling. There are two views of a
 * message: the plain one, and the unmasked one, in which letters that were spaced out, joined or replaced by digits are
 * put back. A rule that matches either view has matched.
 */
@NullMarked
package dev.amana.moderation.text;

import org.jspecify.annotations.NullMarked;
