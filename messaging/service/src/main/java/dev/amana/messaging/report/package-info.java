/**
 * Reports: by the link in a mail, on the page or by API the recipient of a message says that it breaks the rules. Messaging
 * knows who got what and hands the message, as it was delivered, to moderation, which answers; both steps are told to the
 * reporter by mail.
 */
@NullMarked
package dev.amana.messaging.report;

import org.jspecify.annotations.NullMarked;
