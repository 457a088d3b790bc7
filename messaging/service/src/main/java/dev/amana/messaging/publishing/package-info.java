/** What of messaging's events the other contexts learn, and in which form. */
@NullMarked
package dev.amana.messaging.publishing;

import org.jspecify.annotations.NullMarked;
