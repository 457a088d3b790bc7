/**
 * Where paying is not to be had: what authorities, courts and partners ordered, as moderation tells it, and where each party
 * lives. One question is answered here, in one read: may this party pay now?
 */
@NullMarked
package dev.amana.payments.availability;

import org.jspecify.annotations.NullMarked;
