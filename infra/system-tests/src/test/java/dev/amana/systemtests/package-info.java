/**
 * Black-box tests of the running platform: started once by the launcher, played over SMTP, IMAP, HTTP and in Chromium.
 * Nothing here reaches into a service.
 */
@NullMarked
package dev.amana.systemtests;

import org.jspecify.annotations.NullMarked;
