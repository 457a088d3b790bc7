/**
 * From the event store to Kafka. A service gives one {@link dev.amana.platform.publication.Publication}, a pure switch
 * from its domain events to its contract; the rest is here: one streaming processor, CloudEvents headers, at least once,
 * in order per aggregate. A failure stalls and alarms, it never skips.
 */
@NullMarked
package dev.amana.platform.publication;

import org.jspecify.annotations.NullMarked;
