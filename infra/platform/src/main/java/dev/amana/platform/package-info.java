/**
 * The mechanisms that every context shares: event store, publication, consumption, personal data, security, problems,
 * timers. Never a domain type: what belongs to one context stays in that context. A service gets all of it through
 * auto-configuration; the defaults are in {@code amana-platform.yml}.
 */
@NullMarked
package dev.amana.platform;

import org.jspecify.annotations.NullMarked;
