/**
 * Learns from reviewers. Each decision on a held message is an example: {@link
 * dev.amana.moderation.classifier.Examples} reads the text again from the screening's events, {@link
 * dev.amana.moderation.classifier.FeatureReader} turns it into hashed n-grams, and {@link
 * dev.amana.moderation.classifier.Learner} predicts before it learns, so that every prediction can be held against what
 * the person said: that is the calibration. {@link dev.amana.moderation.classifier.LearnedSignals} is what screening sees
 * of it: one signal with a probability, none until enough was learnt.
 */
@NullMarked
package dev.amana.moderation.classifier;

import org.jspecify.annotations.NullMarked;
