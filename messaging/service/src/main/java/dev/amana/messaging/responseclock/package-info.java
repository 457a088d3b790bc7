/**
 * The response clock: a buyer's message awaits an answer of the seller within a day, weekends counted. The clock starts
 * when the seller can read the message, so that screening runs against nobody, and stops at the time the seller wrote an
 * answer that was let through, or said that none is needed. What a machine wrote is neither a question nor an answer. The
 * tables are a projection; {@link dev.amana.messaging.responseclock.OpenQuestions} and
 * {@link dev.amana.messaging.responseclock.ResponseMetrics} read them.
 */
@NullMarked
package dev.amana.messaging.responseclock;

import org.jspecify.annotations.NullMarked;
