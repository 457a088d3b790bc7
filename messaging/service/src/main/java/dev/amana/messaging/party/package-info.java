/**
 * What messaging knows of buyers and sellers: the real address to deliver to, the name to hide, the language to write
 * in. It comes with the opening of a conversation and with the marketplace's own facts; the latest counts. Addresses and
 * names are sealed; a keyed hash of the address serves the check of senders.
 */
@NullMarked
package dev.amana.messaging.party;

import org.jspecify.annotations.NullMarked;
