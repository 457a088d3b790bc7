/**
 * What other contexts make known and messaging acts on: moderation's verdicts, and the marketplace's facts about its
 * parties. Their types stop here.
 */
@NullMarked
package dev.amana.messaging.inbound;

import org.jspecify.annotations.NullMarked;
