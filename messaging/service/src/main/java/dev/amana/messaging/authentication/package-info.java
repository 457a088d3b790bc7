/**
 * Whether a mail is from whom it says: SPF, DKIM and DMARC, by look-ups in the DNS that are bounded and cached. It says what
 * is proven and decides nothing; ARC is not evaluated.
 */
@NullMarked
package dev.amana.messaging.authentication;

import org.jspecify.annotations.NullMarked;
