/** Metrics, traces and health that every service shows: commands, commits, publication, inbox, dead letters. */
@NullMarked
package dev.amana.platform.observability;

import org.jspecify.annotations.NullMarked;
