/**
 * Who signs in, and where. With an issuer configured, people sign in at the marketplace's own OpenID provider. Without
 * one, and with a demo key, this package is that provider: a Spring Authorization Server with demo users, for one
 * machine only. Either way a person's session lives here, and calls that a page makes to a service carry a token.
 */
@NullMarked
package dev.amana.gateway.identity;

import org.jspecify.annotations.NullMarked;
