/**
 * The cases: everything about one order, or about one conversation where there is no order, gathered from all topics.
 *
 * <p>A case is one row with a revision, its timeline entries, and the state of its messages. Facts commute: whatever
 * order the topics arrive in, the same row results. {@link dev.amana.gateway.cases.CaseWriter} writes them, {@link
 * dev.amana.gateway.cases.CaseQueries} and {@link dev.amana.gateway.cases.TimelineQueries} read them, and {@link
 * dev.amana.gateway.cases.CaseChanges} tells the index and open pages about every change.
 */
@NullMarked
package dev.amana.gateway.cases;

import org.jspecify.annotations.NullMarked;
