/**
 * Mail as bytes and as content, without any I/O. {@link dev.amana.messaging.mime.MailReader} finds out what a person
 * wrote; {@link dev.amana.messaging.mime.RelayComposer} builds the relayed mail anew from an allow-list, with
 * {@link dev.amana.messaging.mime.Replacement} putting aliases where real addresses and names stood and
 * {@link dev.amana.messaging.mime.LeakCheck} as the last gate, which decodes the result by itself and trusts nobody.
 */
@NullMarked
package dev.amana.messaging.mime;

import org.jspecify.annotations.NullMarked;
