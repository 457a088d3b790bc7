/**
 * The act of screening: {@link dev.amana.moderation.assessment.Screener} puts rules, contact data and policy together to a
 * verdict. It is pure, and knows neither storage nor transport. Further signals (a classifier, sender facts) enter here.
 */
@NullMarked
package dev.amana.moderation.assessment;

import org.jspecify.annotations.NullMarked;
