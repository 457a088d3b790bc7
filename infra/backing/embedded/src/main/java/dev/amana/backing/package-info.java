/**
 * PostgreSQL, Kafka, Elasticsearch and a mail drop for one machine, without Docker. {@link Backing} starts what is asked
 * for and hands out the Spring properties by which an application reaches it. Whatever is configured through the
 * environment ({@link External}) is used instead and not started.
 *
 * <p>PostgreSQL, Kafka and Elasticsearch are child processes that live as long as a pipe to this JVM is open, so none of
 * them outlives it, even when it is killed. All data stays in one folder.
 */
@NullMarked
package dev.amana.backing;

import org.jspecify.annotations.NullMarked;
