/**
 * The ledger, by double entry: the only place where a balance stands. A transfer is reserved before the event that it
 * belongs to is decided, and posted once that event is stored; the database itself refuses one that does not balance.
 */
@NullMarked
package dev.amana.payments.ledger;

import org.jspecify.annotations.NullMarked;
