/**
 * Learns from reviewers. Each decision on a held or appealed message, and each answer to the report of a delivered one, is an
 * example; answers to golden items are none, as they decide nothing. {@link
 * dev.amana.moderation.classifier.Examples} reads the text again from the events, {@link
 * dev.amana.moderation.classifier.FeatureReader} turns it into hashed n-grams, and {@link
 * dev.amana.moderation.classifier.Learner} predicts before it learns, so that every prediction can be held against what
 * the person said: that is the calibration. {@link dev.amana.moderation.classifier.LearnedSignals} is what screening sees
 * of it: one signal with a probability, none until enough was learnt.
 */
@NullMarked
package dev.amana.moderation.classifier;

import org.jspecify.annotations.NullMarked;
