/**
 * What every HTTP door shares: problems after RFC 9457 in the reader's language, limits on the size of a request, and
 * the {@code Idempotency-Key} header. Controllers throw and return; what the client sees of it is decided here.
 */
@NullMarked
package dev.amana.platform.web;

import org.jspecify.annotations.NullMarked;
