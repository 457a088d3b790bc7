/** Messaging as a whole, from its doors: SMTP, HTTP, Kafka and the recipients' inboxes, all real. */
@NullMarked
package dev.amana.messaging;

import org.jspecify.annotations.NullMarked;
