/** Where messaging's events become commands of moderation; its contract goes no further. */
@NullMarked
package dev.amana.moderation.inbound;

import org.jspecify.annotations.NullMarked;
