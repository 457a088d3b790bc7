/** The sign-in page. */
@NullMarked
package dev.amana.gateway.identity.web;

import org.jspecify.annotations.NullMarked;
