/**
 * The event store: Axon on PostgreSQL with group commit. Events carry names of our own ({@link
 * dev.amana.platform.eventstore.StoredAs}), never class names. A command is answered only after its events are synced to
 * disk; a rejection is only answered after it was decided on fresh state.
 */
@NullMarked
package dev.amana.platform.eventstore;

import org.jspecify.annotations.NullMarked;
