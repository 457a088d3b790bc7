/**
 * What a mail system or a machine answers to our mails: bounces in due form (RFC 3464) and in the many forms that are not,
 * complaints (RFC 5965), receipts, vacation replies. {@link dev.amana.messaging.bounce.BounceClassifier} tells them apart
 * by who sent them, how they are built and what they say in the languages of {@code messaging/bounce/phrases.txt}. No I/O,
 * and no decision about what becomes of them.
 */
@NullMarked
package dev.amana.messaging.bounce;

import org.jspecify.annotations.NullMarked;
