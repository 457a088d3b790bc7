/**
 * What waits until a person says that it is theirs: a mail that nothing proves to be from them, and an address that they
 * want to write from. Each is asked for by a mail with a link that works once, and is forgotten when nobody follows it.
 */
@NullMarked
package dev.amana.messaging.confirmation;

import org.jspecify.annotations.NullMarked;
