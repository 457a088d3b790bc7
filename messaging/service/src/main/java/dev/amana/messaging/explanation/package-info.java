/**
 * Why a message was not delivered, for its author: what happened, the kind of reason, the passage, shortened so that it
 * can be recognised but not used, and what to do. It never says by which rule, so that it teaches nobody to evade one.
 */
@NullMarked
package dev.amana.messaging.explanation;

import org.jspecify.annotations.NullMarked;
