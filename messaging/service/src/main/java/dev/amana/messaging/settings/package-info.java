/**
 * What people set for themselves: buyers and sellers the addresses that they write from and get mail at, the language of it, and who
 * may write to them unasked; customer service the passwords of its mail programs. The pages of it are in {@code web}.
 */
@NullMarked
package dev.amana.messaging.settings;

import org.jspecify.annotations.NullMarked;
