/**
 * The partners' door: their servers report the cash that their branches took, in calls signed by the Standard Webhooks
 * rules. A call may come twice; the cash is booked once.
 */
@NullMarked
package dev.amana.payments.partner;

import org.jspecify.annotations.NullMarked;
