/**
 * From the received message to the mail that leaves: it waits for its verdict, and nothing leaves without one; once it is
 * released the mail is built and queued; how the delivery ends is told to the conversation. Every step is taken again
 * after a crash (from the event store, from Kafka or from the queue), and each recognises what was done before.
 */
@NullMarked
package dev.amana.messaging.process;

import org.jspecify.annotations.NullMarked;
