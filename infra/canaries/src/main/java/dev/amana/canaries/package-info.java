/**
 * The adversary of messaging's leak gate. A {@link dev.amana.canaries.Generator} writes mails that plant what tells who
 * their author is (a {@link dev.amana.canaries.Person}'s address, name and phone number) in every corner of a mail, and
 * the same mails without. A {@link dev.amana.canaries.Decoder} finds it again in whatever was delivered; it shares no
 * code and no MIME library with what it checks. The benchmark {@code leaks}, system tests and messaging's own tests use
 * it.
 *
 * <p>To add a corner, add a line to one of the {@code …Places}; a test proves that the decoder can see into it.
 */
@NullMarked
package dev.amana.canaries;

import org.jspecify.annotations.NullMarked;
