/**
 * The investigation of a member of staff, from what started it to the closed file. {@code Investigation} decides; every event
 * carries where it stands then, and the evidence is a hash chain over ciphertexts in those events. Two people decide, neither
 * of them concerned; an apology is written by a person and followed until it is read or answered.
 */
@NullMarked
package dev.amana.moderation.investigation;

import org.jspecify.annotations.NullMarked;
