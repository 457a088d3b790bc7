/**
 * From Kafka into a service: each foreign event has its effect once, in order per key. A record that cannot be handled
 * goes to {@code <topic>.dlt}, visible and replayable; an unreachable database stalls consumption instead.
 */
@NullMarked
package dev.amana.platform.consumption;

import org.jspecify.annotations.NullMarked;
