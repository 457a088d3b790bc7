/**
 * A Kafka broker in a JVM of its own, for one machine: broker and controller in one, one replica, few threads. The
 * all-in-one and the tests start it as a child process; a real installation brings its own cluster.
 */
@NullMarked
package dev.amana.backing.kafka;

import org.jspecify.annotations.NullMarked;
