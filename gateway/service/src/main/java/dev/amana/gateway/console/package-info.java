/**
 * The pages for the trust team: search, and a case with everything that happened in it. Rendered on the server, with
 * htmx for parts of pages and server-sent events for what changes by itself. No page holds a text that its reader has
 * not given a reason for: contact data is masked, and withheld messages come only when they are asked for.
 */
@NullMarked
package dev.amana.gateway.console;

import org.jspecify.annotations.NullMarked;
