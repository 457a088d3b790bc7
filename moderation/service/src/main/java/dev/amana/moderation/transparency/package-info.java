/**
 * What the public is owed about moderation: for each message of a user that was kept back, a statement of reasons in the
 * shape of the EU's transparency database (Regulation (EU) 2022/2065, articles 17 and 24(5)), and a report with numbers
 * (articles 15 and 24). Both are projections of the screenings' and the reports' events and name nobody.
 */
@NullMarked
package dev.amana.moderation.transparency;

import org.jspecify.annotations.NullMarked;
