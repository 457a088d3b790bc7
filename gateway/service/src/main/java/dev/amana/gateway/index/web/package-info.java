/** The search for cases, as programs use it. */
@NullMarked
package dev.amana.gateway.index.web;

import org.jspecify.annotations.NullMarked;
