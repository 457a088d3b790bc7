/**
 * How long a single mail is under way: from {@code 250} until the other side can read it by IMAP, and until the trust team
 * finds it.
 */
@NullMarked
package dev.amana.bench.latency;

import org.jspecify.annotations.NullMarked;
