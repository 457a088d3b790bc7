/** The page {@code /settings}, put together of what concerns its reader's roles. It works without a script. */
@NullMarked
package dev.amana.messaging.settings.web;

import org.jspecify.annotations.NullMarked;
