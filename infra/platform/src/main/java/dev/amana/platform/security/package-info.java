/**
 * Who is calling, and what that role may do. Every service is an OAuth 2 resource server of its own and trusts no
 * gateway: it checks the token's signature, issuer and time, and takes the roles from its {@code roles} claim.
 */
@NullMarked
package dev.amana.platform.security;

import org.jspecify.annotations.NullMarked;
