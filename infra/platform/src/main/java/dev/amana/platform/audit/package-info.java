/**
 * Who looked at what, and why. Each context keeps a hash-chained table of such entries and publishes it; {@link
 * dev.amana.platform.audit.AuditTrail} is the one door to it.
 */
@NullMarked
package dev.amana.platform.audit;

import org.jspecify.annotations.NullMarked;
