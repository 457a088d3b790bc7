/** Finds what leads out of the marketplace: e-mail addresses, phone numbers and links in plain form. */
@NullMarked
package dev.amana.moderation.contact;

import org.jspecify.annotations.NullMarked;
