/** What payments hears from others, and makes its own rows of. */
@NullMarked
package dev.amana.payments.inbound;

import org.jspecify.annotations.NullMarked;
