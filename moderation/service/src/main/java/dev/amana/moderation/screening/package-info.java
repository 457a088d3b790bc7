/**
 * One screening for each message, under the message's identifier: the rules' verdict first, and where that holds the
 * message, a reviewer's. Words and texts are sealed: of parties as correspondence, of staff as evidence, which an
 * erasure does not touch. The text itself is kept only where the message was not cleared.
 */
@NullMarked
package dev.amana.moderation.screening;

import org.jspecify.annotations.NullMarked;
