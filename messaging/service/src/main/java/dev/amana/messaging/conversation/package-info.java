/**
 * The aggregate: a conversation between a buyer and a seller about an order, or between a customer and the support desk.
 * It decides who may write, what a verdict does to a message, and when a message is done. It holds no text: of each
 * message it keeps the identifier and where it stands, and it forgets those that are done once there are many.
 */
@NullMarked
package dev.amana.messaging.conversation;

import org.jspecify.annotations.NullMarked;
