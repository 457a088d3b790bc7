/**
 * The edge: which path goes to which service, how long a call may take, how large it may be and how often somebody may
 * call. The caller's token is passed on unchanged; a page's call takes the token of the session ({@link
 * dev.amana.gateway.identity.SessionToken}). Also what the services say about themselves, merged: their OpenAPI
 * documents and their problem types.
 */
@NullMarked
package dev.amana.gateway.edge;

import org.jspecify.annotations.NullMarked;
