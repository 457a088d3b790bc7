/**
 * Whose an address or a phone number is that staff write to a customer. Moderation keeps what people are known by as hashes
 * under its own key ({@link dev.amana.moderation.person.KnownContacts}), so that it can tell that something is somebody's
 * without being able to say what anybody's is.
 */
@NullMarked
package dev.amana.moderation.person;

import org.jspecify.annotations.NullMarked;
