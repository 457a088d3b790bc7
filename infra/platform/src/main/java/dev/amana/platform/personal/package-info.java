/**
 * Personal data. A {@link dev.amana.platform.personal.Personal} field is clear text in memory only: wherever it is
 * written (event store, snapshot, Kafka, blob) it stands sealed under a key of its data subject and retention class.
 * The {@link dev.amana.platform.personal.Vault} keeps those keys; deleting one erases every copy of what it sealed.
 */
@NullMarked
package dev.amana.platform.personal;

import org.jspecify.annotations.NullMarked;
