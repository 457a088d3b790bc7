/**
 * What staff read when they decide a claim: each message as it was written and as it was delivered, side by side, from the
 * sealed evidence, and attachments in a form that can do no harm.
 */
@NullMarked
package dev.amana.messaging.review;

import org.jspecify.annotations.NullMarked;
