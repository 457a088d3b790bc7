/**
 * Aliases: the addresses under which the sides of a conversation know each other. One stands for one side of one
 * conversation and is never given again. The buyer sees, and writes to, the seller's alias; what arrives there is for
 * the seller, and only the buyer may send it.
 */
@NullMarked
package dev.amana.messaging.alias;

import org.jspecify.annotations.NullMarked;
