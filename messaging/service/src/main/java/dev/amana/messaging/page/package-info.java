/** What the pages of messaging share beside the layout of the platform: mistakes at their form, and the wait for what was just done. */
@NullMarked
package dev.amana.messaging.page;

import org.jspecify.annotations.NullMarked;
