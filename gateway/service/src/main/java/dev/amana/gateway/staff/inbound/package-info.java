/** Hears moderation's suspensions of staff. */
@NullMarked
package dev.amana.gateway.staff.inbound;

import org.jspecify.annotations.NullMarked;
