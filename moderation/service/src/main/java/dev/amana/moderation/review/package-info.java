/**
 * The desk at which people decide about withheld messages. {@code ReviewProjection} puts what waits into the table of
 * items; {@code Leases} gives each to one reviewer at a time; {@code ReviewDesk} takes decisions, which {@code
 * WhenUndoTimeIsOverThenDecide} tells to the screening once they can no longer be undone. What counts is the screening:
 * whatever happens to these tables, it takes one decision for each revision. Items of another kind join with a constant in
 * {@code ReviewKind}, a projection that puts them, and a branch where decisions are told.
 */
@NullMarked
package dev.amana.moderation.review;

import org.jspecify.annotations.NullMarked;
