/**
 * The docket: all claims as rows, what was done and said in each, and which orders can be claimed on. A projection of the
 * Claim aggregate, beside two things that no event says: the marketplace's orders, and how often contact was avoided.
 */
@NullMarked
package dev.amana.messaging.docket;

import org.jspecify.annotations.NullMarked;
