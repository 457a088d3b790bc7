/**
 * Pictures in the signatures of staff. No rule can read a picture, so that one which staff send waits for a person; but the same
 * small one stands below every letter. What a reviewer has let go once, shown in a text and small enough, waits for nobody
 * again, until somebody blocks a message with it.
 */
@NullMarked
package dev.amana.moderation.logo;

import org.jspecify.annotations.NullMarked;
