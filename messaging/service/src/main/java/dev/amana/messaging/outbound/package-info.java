/**
 * The durable queue of mails that leave. A row per mail and recipient, the mail itself a sealed blob. Workers on virtual
 * threads claim rows under a lease, keep connections open per destination, and retry with growing pauses for four days.
 * The outcome goes to {@link dev.amana.messaging.outbound.DeliveryListener} at least once.
 */
@NullMarked
package dev.amana.messaging.outbound;

import org.jspecify.annotations.NullMarked;
