/**
 * The door for mail: an SMTP server on virtual threads. It knows the protocol, its limits and its replies; what an
 * address means and what becomes of a mail is behind {@link dev.amana.messaging.smtp.Postbox}. A mail is answered
 * {@code 250} only after it is committed.
 */
@NullMarked
package dev.amana.messaging.smtp;

import org.jspecify.annotations.NullMarked;
