/**
 * Apologies, as far as messaging goes: sent under the desk's alias in the name of the person who wrote them, with a link by
 * which the customer confirms to have read it or refuses further contact. What is asked is told once; nothing is tracked
 * behind the reader's back.
 */
@NullMarked
package dev.amana.messaging.receipt;

import org.jspecify.annotations.NullMarked;
