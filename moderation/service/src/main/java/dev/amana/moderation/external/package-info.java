/**
 * A port for a classifier that somebody else runs, off unless an address is configured. {@link
 * dev.amana.moderation.external.ExternalClassifier} is the port, {@link dev.amana.moderation.external.HttpClassifier} its
 * adapter: whatever the other side does, a verdict waits for the deadline at most, and is given without it.
 */
@NullMarked
package dev.amana.moderation.external;

import org.jspecify.annotations.NullMarked;
