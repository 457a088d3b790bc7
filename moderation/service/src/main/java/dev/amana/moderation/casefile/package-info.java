/**
 * The work of staff on a case: who has it, where it stands, how urgent it is, notes, tasks, and links to other cases. What a
 * case is, the gateway knows from everybody's events; here is only what people do about it. A file comes to be with the
 * first thing that is done.
 */
@NullMarked
package dev.amana.moderation.casefile;

import org.jspecify.annotations.NullMarked;
