/**
 * What is noticed in a message, before anybody judges it: {@link dev.amana.moderation.signal.Signal} is the typed result,
 * {@link dev.amana.moderation.signal.SignalSource} whoever notices something. {@link
 * dev.amana.moderation.assessment.SignalReader} asks all of them. Policy and rule sets judge signals, and never read text
 * themselves.
 */
@NullMarked
package dev.amana.moderation.signal;

import org.jspecify.annotations.NullMarked;
