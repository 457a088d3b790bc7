/**
 * What moderation makes known: its verdicts on messages.
 */
@NullMarked
package dev.amana.moderation.contract;

import org.jspecify.annotations.NullMarked;
