/**
 * Time: the {@link java.time.Clock} bean (UTC) and durable timers. Every {@code Task} bean (db-scheduler) is scheduled
 * in the service's own schema and survives restarts; the scheduler starts when the application is ready.
 */
@NullMarked
package dev.amana.platform.time;

import org.jspecify.annotations.NullMarked;
