/**
 * Members of staff who may not write to customers at present, as moderation tells it. A row says so to every instance at
 * once: it is asked right before each delivery, and wherever staff write. Beside it, the conversations in which the customer
 * wants to hear nothing more from staff.
 */
@NullMarked
package dev.amana.messaging.staff;

import org.jspecify.annotations.NullMarked;
