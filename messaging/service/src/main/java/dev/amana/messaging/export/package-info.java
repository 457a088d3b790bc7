/**
 * Taking a conversation away: as a PDF that is signed and shows every script as it is written, and as an mbox of its
 * mails. Who may have which view is decided by whoever asks.
 */
@NullMarked
package dev.amana.messaging.export;

import org.jspecify.annotations.NullMarked;
