/**
 * Where writing is not to be had: what authorities, courts and partners ordered, as moderation tells it. Few rows, kept in
 * memory, so that a message costs nothing while nothing is in force; whether a scope is in force, the clock says each time,
 * and so an order that begins later needs no event then.
 */
@NullMarked
package dev.amana.messaging.availability;

import org.jspecify.annotations.NullMarked;
