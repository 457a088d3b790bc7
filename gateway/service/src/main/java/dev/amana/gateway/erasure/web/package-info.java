/** The door for forgetting a party, and for seeing how far that has come. */
@NullMarked
package dev.amana.gateway.erasure.web;

import org.jspecify.annotations.NullMarked;
