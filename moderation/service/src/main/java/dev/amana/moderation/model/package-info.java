/**
 * The foundation model: what a text means, where no rule knows its words. Words and hints have to agree on harm: a logistic
 * regression for each language over words, pairs of words and n-grams of letters weighed by tf-idf, and one for all
 * languages over what the rules notice. Both are trained while the project is built, from the corpus in {@code
 * moderation/corpus}, by {@link dev.amana.moderation.model.TrainModel}. {@link
 * dev.amana.moderation.model.FoundationModel} is what comes of it, {@link dev.amana.moderation.model.ModelReader} reads texts
 * with it, and {@link dev.amana.moderation.model.ModelSignals} says which of their sentences are noticed.
 *
 * <p>{@code classifier} is another thing: that one learns from reviewers, while Amana runs.
 */
@NullMarked
package dev.amana.moderation.model;

import org.jspecify.annotations.NullMarked;
