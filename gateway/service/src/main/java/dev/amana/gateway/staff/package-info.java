/**
 * Who of the staff may not write to customers, as moderation tells it: the edge turns them away before messaging is asked. Messaging
 * refuses them as well, right up to each delivery; here it is the door that is shut.
 */
@NullMarked
package dev.amana.gateway.staff;

import org.jspecify.annotations.NullMarked;
